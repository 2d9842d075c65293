import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** A file read from where it stands to its end, in pieces, with the hash of all that was read. */
export class HashedFile {
  private readonly handle: FileHandle;
  private readonly hash = createHash('sha256');
  private rest: number;

  /** @param rest how many bytes the file still has */
  constructor(handle: FileHandle, rest: number) {
    this.handle = handle;
    this.rest = rest;
  }

  /**
   * The next bytes, in memory of their own.
   * @throws where the file has not so many, before any memory is taken: a damaged length may name any number
   */
  async take(length: number): Promise<Buffer<ArrayBuffer>> {
    if (!(length >= 0 && length <= this.rest)) throw new RangeError(`${length} bytes wanted, ${this.rest} are left`);
    const bytes = Buffer.alloc(length);
    for (let at = 0; at < length;) {
      const { bytesRead } = await this.handle.read(bytes, at, length - at);
      if (bytesRead === 0) throw new RangeError('the file has become shorter');
      at += bytesRead;
    }
    this.rest -= length;
    this.hash.update(bytes);
    return bytes;
  }

  /** SHA-256 of all that was read, in hexadecimal. Ends the reading. */
  checksum(): string {
    if (this.rest > 0) throw new RangeError(`${this.rest} bytes were not read`);
    return this.hash.digest('hex');
  }
}
