import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Zip, ZipDeflate } from 'fflate';

export interface PartFigures {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A ZIP that is written piece by piece: no part of it is ever whole in memory. */
export class ZipFile {
  readonly #handle: FileHandle;
  readonly #zip: Zip;
  readonly #parts: PartFigures[] = [];
  #pending: Uint8Array[] = [];
  #failure: Error | undefined;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
    this.#zip = new Zip((failure, chunk) => {
      this.#failure ??= failure ?? undefined;
      this.#pending.push(chunk);
    });
  }

  /** For its owner only. */
  static async create(path: string): Promise<ZipFile> {
    return new ZipFile(await open(path, 'wx', 0o600));
  }

  get parts(): readonly PartFigures[] {
    return this.#parts;
  }

  async add(name: string, pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>): Promise<PartFigures> {
    const entry = new ZipDeflate(name, { level: 6 });
    this.#zip.add(entry);
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces) {
      const content = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      digest.update(content);
      bytes += content.length;
      entry.push(content);
      await this.#flush();
    }
    entry.push(new Uint8Array(), true);
    await this.#flush();
    const figures = { name, bytes, sha256: digest.digest('hex') };
    this.#parts.push(figures);
    return figures;
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#flush();
    await this.#handle.sync();
    await this.#handle.close();
  }

  /** Leaves what is there as it is. */
  async giveUp(): Promise<void> {
    this.#zip.terminate();
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    const chunks = this.#pending;
    this.#pending = [];
    if (this.#failure) throw this.#failure;
    for (const chunk of chunks) await this.#handle.write(chunk);
  }
}
