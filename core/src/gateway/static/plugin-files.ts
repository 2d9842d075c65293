import type { Answers } from '../http/answers.ts';
import type { Exchange, HeaderList } from '../http/exchange.ts';
import { gatewayErrors } from '../errors.ts';
import { FolderFiles } from './folder-files.ts';
import { framePolicy } from '../security/frame-policy.ts';
import { frameHeaders } from '../security/security-headers.ts';
import { keptForEver, sendFile } from './send-file.ts';

type FindRoot = (id: string, version: string, hash: string) => string | undefined;

const address = /^\/plugins\/([a-z0-9-]+)\/([0-9A-Za-z.-]+)\/([0-9A-Za-z_-]+)\/(.+)$/;

/** Releases whose files stay in memory; far more than are enabled at one time. */
const mostFolders = 200;

/** Of all files of an interface that is framed: which of them a browser shows as a page is not ours to say. */
function frameSecurity(exchange: Exchange, folder: string): HeaderList {
  return [...frameHeaders(exchange.isHttps), 'Content-Security-Policy', framePolicy(exchange, folder)];
}

/** The interfaces of plugins, at addresses that change with their content. */
export class PluginFiles {
  readonly #findRoot: FindRoot;
  readonly #answers: Answers;
  readonly #folders = new Map<string, FolderFiles>();

  constructor(findRoot: FindRoot, answers: Answers) {
    this.#findRoot = findRoot;
    this.#answers = answers;
  }

  async answer(exchange: Exchange, path: string): Promise<void> {
    const [, id, version, hash, name] = address.exec(path) ?? [];
    const root = name === undefined ? undefined : this.#findRoot(id!, version!, hash!);
    const file = root === undefined ? undefined : await this.#files(root, hash!).find(name!);
    if (!file) throw gatewayErrors.UNKNOWN_ROUTE();
    const folder = path.slice(0, path.length - name!.length);
    sendFile(this.#answers, exchange, file, keptForEver, this.#files(root!, hash!).hasPage ? frameSecurity(exchange, folder) : undefined);
  }

  #files(root: string, hash: string): FolderFiles {
    const key = `${root}?${hash}`;
    const known = this.#folders.get(key);
    if (known) return known;
    const files = new FolderFiles(root);
    if (this.#folders.size >= mostFolders) this.#folders.delete(this.#folders.keys().next().value!);
    this.#folders.set(key, files);
    return files;
  }
}
