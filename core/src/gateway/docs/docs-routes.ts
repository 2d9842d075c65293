import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { languages, type Language } from '@fudao/plugin-sdk';
import type { OwnHandler } from '../api/alias.ts';
import type { Answers } from '../http/answers.ts';
import type { Exchange } from '../http/exchange.ts';
import type { OpenApiDocument } from '../openapi/openapi-document.ts';
import { pagePolicy } from '../security/page-policy.ts';
import { acceptedEncodings } from '../static/accept-encoding.ts';
import { pageSecurity } from '../static/send-file.ts';
import { docsPage } from './docs-page.ts';

/** A link names the language; else the browser does. */
function languageOf(exchange: Exchange): Language {
  const wanted = new URLSearchParams(exchange.queryText).get('language');
  return languages.find((language) => language === wanted) ?? exchange.language;
}

/** Stands in a page that is kept until each answer puts its own in its place. */
const noncePlace = '@nonce@';

/** Pages of a document, made once: thousands of requests must not make them thousands of times. */
function createPages(): (document: OpenApiDocument, language: Language) => string {
  const pages = new WeakMap<OpenApiDocument, Map<Language, string>>();
  return (document, language) => {
    const ofDocument = pages.get(document) ?? new Map<Language, string>();
    pages.set(document, ofDocument);
    const page = ofDocument.get(language) ?? docsPage(document, language, noncePlace);
    ofDocument.set(language, page);
    return page;
  };
}

/** @param document of the routes of this moment */
export function docsRoutes(answers: Answers, document: () => OpenApiDocument): Record<string, OwnHandler> {
  const pageOf = createPages();
  return {
    'GET /api/openapi.json': (exchange) => answers.json(exchange, 200, document()),
    'GET /api/docs': (exchange) => {
      const nonce = randomBytes(16).toString('base64');
      const html = pageOf(document(), languageOf(exchange)).replaceAll(noncePlace, nonce);
      const { host, isHttps } = exchange;
      const security = pageSecurity(exchange, pagePolicy({ host, isHttps, nonce, hasInlineScript: true }));
      const headers = ['Cache-Control', 'no-store', 'Content-Type', 'text/html; charset=utf-8', 'Vary', 'Accept-Encoding'];
      if (!acceptedEncodings(exchange.request.headers['accept-encoding']).includes('gzip')) {
        return answers.whole(exchange, 200, html, headers, security);
      }
      answers.whole(exchange, 200, gzipSync(html), [...headers, 'Content-Encoding', 'gzip'], security);
    },
  };
}
