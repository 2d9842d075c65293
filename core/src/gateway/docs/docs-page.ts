import type { Language } from '@fudao/plugin-sdk';
import type { ErrorEntry, OpenApiDocument } from '../openapi/openapi-document.ts';
import { docsOperation } from './docs-operation.ts';
import { docsScript, docsStyle } from './docs-style.ts';
import { docsTexts, type DocsTexts } from './docs-texts.ts';
import { escapeHtml } from './escape-html.ts';

function operationsOf(document: OpenApiDocument, owner: string, texts: DocsTexts): string[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(owner))
      .map(([method, operation]) => docsOperation(method, path, operation, texts)),
  );
}

function errorsTable(errors: readonly ErrorEntry[], language: Language, texts: DocsTexts): string {
  const rows = errors.map(
    ({ code, status, retryable, message }) =>
      `<tr id="${escapeHtml(code)}"><th scope="row"><code>${escapeHtml(code)}</code></th><td>${status}</td>` +
      `<td>${retryable ? texts.yes : texts.no}</td><td>${escapeHtml(message[language])}</td></tr>`,
  );
  const heads = [texts.code, texts.status, texts.retry, texts.sentence].map((head) => `<th scope="col">${head}</th>`).join('');
  return `<section><h2 id="errors">${texts.errors}</h2><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

function contents(owners: readonly string[], texts: DocsTexts): string {
  const links = owners.map((owner) => `<li><a href="#of-${escapeHtml(owner)}">${escapeHtml(owner)}</a></li>`).join('');
  return `<nav aria-label="${texts.contents}"><ul>${links}<li><a href="#errors">${texts.errors}</a></li></ul></nav>`;
}

/** The API as a page that people read: of itself, without a script it still shows everything. */
export function docsPage(document: OpenApiDocument, language: Language, nonce: string): string {
  const texts = docsTexts[language];
  const other = language === 'en' ? 'zh-CN' : 'en';
  const owners = document.tags.map(({ name }) => name);
  const sections = owners.map((owner) => [owner, operationsOf(document, owner, texts)] as const).filter(([, own]) => own.length > 0);
  const count = sections.reduce((sum, [, own]) => sum + own.length, 0);
  const body = sections.map(
    ([owner, own]) =>
      `<section data-owner><h2 id="of-${escapeHtml(owner)}">${escapeHtml(owner)}</h2>${own.join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title><style nonce="${nonce}">${docsStyle}</style></head>
<body><a class="skip" href="#content">${texts.contents}</a>
<header><h1>${texts.title} <span class="quiet">${escapeHtml(document.info.version)}</span></h1>
<p class="quiet">${texts.lead}</p>
<p><a href="/api/openapi.json">${texts.machine}</a> · <a href="/api/docs?language=${other}" lang="${other}">${texts.other}</a></p></header>
${contents(sections.map(([owner]) => owner), texts)}
<main id="content">
<div class="filter"><label for="filter">${texts.filter}</label><input id="filter" type="search" placeholder="${texts.filterHint}" autocomplete="off">
<output id="count" for="filter" data-unit="${texts.found}">${count} ${texts.found}</output></div>
${body.join('\n')}
${errorsTable(document['x-fudao-errors'], language, texts)}
</main><footer></footer><script nonce="${nonce}">${docsScript}</script></body></html>`;
}
