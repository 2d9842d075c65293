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

/** @param document of the routes of this moment */
export function docsRoutes(answers: Answers, document: () => OpenApiDocument): Record<string, OwnHandler> {
  return {
    'GET /api/openapi.json': (exchange) => answers.json(exchange, 200, document()),
    'GET /api/docs': (exchange) => {
      const nonce = randomBytes(16).toString('base64');
      const html = docsPage(document(), languageOf(exchange), nonce);
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
