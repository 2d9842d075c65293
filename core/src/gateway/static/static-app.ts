import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Answers } from '../http/answers.ts';
import type { Exchange, HeaderList } from '../http/exchange.ts';
import { gatewayErrors } from '../errors.ts';
import { pagePolicy } from '../security/page-policy.ts';
import { acceptedEncodings, type Encoding } from './accept-encoding.ts';
import { FolderFiles, type StaticFile } from './folder-files.ts';
import { askedEachTime, keptForEver, pageSecurity, sendFile } from './send-file.ts';

/** In the app's index.html, where each answer's own nonce goes (`<app-root ngCspNonce="__CSP_NONCE__">`). */
export const noncePlaceholder = '__CSP_NONCE__';

const compress: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  // The page differs with each answer; a low quality costs a fraction of a millisecond.
  br: (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (text) => gzipSync(text, { level: 6 }),
};

/** One built app: its files, and its page for every address that is no file. */
export class StaticApp {
  readonly #folder: string;
  readonly #answers: Answers;
  readonly #jitsi: string | undefined;
  #files: FolderFiles | undefined;
  #builtAt = 0;

  /** @param jitsi address of the one that calls go through, where there is one */
  constructor(folder: string, answers: Answers, jitsi?: string) {
    this.#folder = folder;
    this.#answers = answers;
    this.#jitsi = jitsi;
  }

  /** @param path below the app, without a leading slash */
  async answer(exchange: Exchange, path: string): Promise<void> {
    const isPage = path === '' || !path.slice(path.lastIndexOf('/') + 1).includes('.');
    if (isPage) return this.#sendPage(exchange);
    const file = await this.#current()?.find(path);
    if (!file) throw gatewayErrors.UNKNOWN_ROUTE();
    sendFile(this.#answers, exchange, file, file.isHashed ? keptForEver : askedEachTime, this.#security(exchange));
  }

  async #sendPage(exchange: Exchange): Promise<void> {
    const page = await this.#renewed()?.find('index.html');
    if (!page) throw gatewayErrors.APP_NOT_BUILT();
    if (page.content.includes(noncePlaceholder)) this.#sendWithNonce(exchange, page);
    else sendFile(this.#answers, exchange, page, askedEachTime, this.#security(exchange));
  }

  #sendWithNonce(exchange: Exchange, page: StaticFile): void {
    const nonce = randomBytes(16).toString('base64');
    const html = page.content.toString().replaceAll(noncePlaceholder, nonce);
    const [encoding] = acceptedEncodings(exchange.request.headers['accept-encoding']);
    const security = this.#security(exchange, nonce);
    const headers = ['Cache-Control', 'no-store', 'Content-Type', page.contentType, 'Vary', 'Accept-Encoding'];
    if (!encoding) return this.#answers.whole(exchange, 200, html, headers, security);
    this.#answers.whole(exchange, 200, compress[encoding](html), [...headers, 'Content-Encoding', encoding], security);
  }

  /** Of the files too: the page that a service worker keeps has the policy of its copy. */
  #security(exchange: Exchange, nonce?: string): HeaderList {
    const { host, isHttps } = exchange;
    return pageSecurity(exchange, pagePolicy({ host, isHttps, jitsi: this.#jitsi, ...(nonce !== undefined && { nonce }) }));
  }

  #current(): FolderFiles | undefined {
    return this.#files ?? this.#renewed();
  }

  /** The files of the last build: looked at once per page load, so that a new build needs no restart. */
  #renewed(): FolderFiles | undefined {
    const builtAt = statSync(join(this.#folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
    if (builtAt === undefined) return (this.#files = undefined);
    if (!this.#files || builtAt !== this.#builtAt) this.#files = new FolderFiles(this.#folder);
    this.#builtAt = builtAt;
    return this.#files;
  }
}
