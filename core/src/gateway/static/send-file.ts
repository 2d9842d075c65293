import type { Answers } from '../http/answers.ts';
import { matchesEtag } from '../http/etag.ts';
import type { Exchange, HeaderList } from '../http/exchange.ts';
import { pagePolicy } from '../security/page-policy.ts';
import { pageHeaders } from '../security/security-headers.ts';
import { acceptedEncodings } from './accept-encoding.ts';
import type { StaticFile } from './folder-files.ts';

export const keptForEver = 'public, max-age=31536000, immutable';
export const askedEachTime = 'no-cache';

/** Security headers of a page or one of its files; a worker's own policy is that of its file. */
export function pageSecurity(exchange: Exchange, policy = pagePolicy(exchange)): HeaderList {
  return [...pageHeaders(exchange.isHttps), 'Content-Security-Policy', policy];
}

/** Sends a file in the smallest encoding the client takes, or tells it that it has it. */
export function sendFile(
  answers: Answers,
  exchange: Exchange,
  file: StaticFile,
  cacheControl: string,
  security = pageSecurity(exchange),
): void {
  const { headers } = exchange.request;
  const own: HeaderList = ['Cache-Control', cacheControl, 'ETag', `W/${file.etag}`, 'Vary', 'Accept-Encoding'];
  if (matchesEtag(headers['if-none-match'], file.etag)) return answers.whole(exchange, 304, '', own, security);
  const encoding = acceptedEncodings(headers['accept-encoding']).find((one) => file.encoded.has(one));
  const typed = [...own, 'Content-Type', file.contentType];
  if (!encoding) return answers.whole(exchange, 200, file.content, typed, security);
  answers.whole(exchange, 200, file.encoded.get(encoding)!, [...typed, 'Content-Encoding', encoding], security);
}
