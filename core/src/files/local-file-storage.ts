import * as nodeFileSystem from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errors } from './errors.ts';
import type { FileStorage } from './file-storage.ts';

/** The part of Node's file system that is used, so that a spec can let it fail. */
export type FileSystem = Pick<typeof nodeFileSystem, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>;

const fullCodes = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

/** Each name is written once, so its draft needs no name of its own, and a crash leaves none that is not found. */
const draftOf = (target: string) => `${target}.tmp`;

/** A full disk becomes the refusal that clients know; anything else stays as it is. */
export function translateFullDisk(error: unknown): unknown {
  return fullCodes.has(codeOf(error)) ? errors.NO_SPACE({}, { cause: error }) : error;
}

/** Pictures in a folder; several nodes may share it over a network file system. */
export class LocalFileStorage implements FileStorage {
  readonly #root: string;
  readonly #files: FileSystem;

  constructor(root: string, files: FileSystem = nodeFileSystem) {
    this.#root = root;
    this.#files = files;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const target = join(this.#root, name);
    const draft = draftOf(target);
    try {
      await this.#files.mkdir(dirname(target), { recursive: true });
      await this.#writeWhole(draft, bytes);
      await this.#files.rename(draft, target);
      await this.#syncFolder(dirname(target));
    } catch (error) {
      await this.#files.rm(draft, { force: true });
      throw translateFullDisk(error);
    }
  }

  async read(name: string): Promise<Buffer | undefined> {
    try {
      return await this.#files.readFile(join(this.#root, name));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    const target = join(this.#root, name);
    await this.#files.rm(target, { force: true });
    await this.#files.rm(draftOf(target), { force: true });
  }

  async #writeWhole(file: string, bytes: Uint8Array): Promise<void> {
    const handle = await this.#files.open(file, 'w', 0o640);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  /** A rename is safe from a power cut only once its folder is. */
  async #syncFolder(folder: string): Promise<void> {
    const handle = await this.#files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
