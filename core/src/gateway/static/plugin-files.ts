import type { Answers } from '../http/answers.ts';
import type { Exchange } from '../http/exchange.ts';
import { gatewayErrors } from '../errors.ts';
import { FolderFiles } from './folder-files.ts';
import { keptForEver, sendFile } from './send-file.ts';

type FindRoot = (id: string, version: string, hash: string) => string | undefined;

const address = /^\/plugins\/([a-z0-9-]+)\/([0-9A-Za-z.-]+)\/([0-9A-Za-z_-]+)\/(.+)$/;

/** Releases whose files stay in memory; far more than are enabled at one time. */
const mostFolders = 200;

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
    sendFile(this.#answers, exchange, file, keptForEver);
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
