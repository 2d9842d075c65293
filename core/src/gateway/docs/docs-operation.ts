import type { Allow } from '@fudao/plugin-sdk';
import type { Operation, Parameter } from '../openapi/operation.ts';
import type { DocsTexts } from './docs-texts.ts';
import { escapeHtml } from './escape-html.ts';
import { shapeOf } from './schema-shape.ts';

type Content = Record<string, { schema?: Record<string, unknown> }>;

function parametersTable(parameters: readonly Parameter[], texts: DocsTexts): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(({ name, in: place, required, schema }) => {
    const cells = [`<code>${escapeHtml(name)}</code>`, place, `<code>${escapeHtml(shapeOf(schema))}</code>`, required ? texts.yes : texts.no];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const heads = [texts.name, texts.place, texts.type, texts.required].map((head) => `<th scope="col">${head}</th>`).join('');
  return `<h3>${texts.parameters}</h3><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function shapeBlock(title: string, content: Content | undefined, texts: DocsTexts): string {
  const [type, media] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined) return `<h3>${title}</h3><p>${texts.nothing}</p>`;
  const isJson = type === 'application/json';
  const shape = isJson ? `<pre tabindex="0"><code>${escapeHtml(shapeOf(media?.schema ?? {}))}</code></pre>` : `<p>${texts.bytes}</p>`;
  return `<h3>${title} <span class="quiet">${escapeHtml(type)}</span></h3>${shape}`;
}

function whoMayCall(allow: Allow, isGated: boolean, texts: DocsTexts): string {
  const who =
    allow === 'anyone' ? texts.anyone : typeof allow === 'string' ? texts.signedIn : `${texts.permission} ${allow.join(', ')}`;
  return escapeHtml(isGated ? `${who} · ${texts.gated}` : who);
}

function answerOf({ responses }: Operation, texts: DocsTexts): string {
  const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? ['200', {}];
  return shapeBlock(`${texts.answer} ${status}`, (answer as { content?: Content }).content, texts);
}

/** One operation, closed until opened. */
export function docsOperation(method: string, path: string, operation: Operation, texts: DocsTexts): string {
  const { operationId, summary, parameters = [], requestBody, responses } = operation;
  const search = escapeHtml([method, path, summary, operationId].join(' ').toLowerCase());
  const refusals = Object.keys(responses).filter((status) => status >= '4').join(', ');
  return `<details data-search="${search}" id="${escapeHtml(`${method}-${path}`)}">
<summary><span class="method">${method.toUpperCase()}</span><code>${escapeHtml(path)}</code><span class="quiet">${escapeHtml(summary)}</span></summary>
<div>
<p class="quiet">${texts.allow}: ${whoMayCall(operation['x-fudao-allow'], operation['x-fudao-gated'], texts)} · <code>${escapeHtml(operationId)}</code></p>
${parametersTable(parameters, texts)}
${requestBody ? shapeBlock(texts.body, requestBody.content, texts) : ''}
${answerOf(operation, texts)}
${refusals ? `<p class="quiet">${texts.refusals}: ${refusals}</p>` : ''}
</div></details>`;
}
