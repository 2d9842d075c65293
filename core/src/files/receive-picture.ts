import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FudaoError } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { ForeignContent } from './foreign-content.ts';
import { translateFullDisk } from './local-file-storage.ts';
import { kindBytes, pictureKind, type PictureKind } from './picture-kind.ts';

const megabyte = 1024 * 1024;
const maxMegabytes = 10;
/** A phone on a bad network gets this long for its ten megabytes. */
const patienceMs = 120_000;

/** Watches an upload pass by and stops it as soon as it is clear that it is no picture of ours. */
class Inspection {
  readonly #foreign = new ForeignContent();
  #start: Buffer = Buffer.alloc(0);
  #bytes = 0;

  async *watch(source: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
    for await (const piece of source) {
      this.#take(piece);
      yield piece;
    }
  }

  #take(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > maxMegabytes * megabyte) throw errors.TOO_LARGE({ megabytes: maxMegabytes });
    if (this.#start.length < kindBytes) {
      this.#start = Buffer.concat([this.#start, piece]).subarray(0, kindBytes);
      if (this.#start.length === kindBytes) this.#kind();
    }
    this.#foreign.look(piece);
  }

  #kind(): PictureKind {
    const kind = pictureKind(this.#start);
    if (!kind) throw errors.NOT_A_PICTURE();
    return kind;
  }

  /** After the last piece. */
  conclude(): PictureKind {
    const kind = this.#kind();
    if (this.#foreign.isFound) throw errors.NOT_ONLY_A_PICTURE();
    return kind;
  }
}

/** @throws `FILES_TOO_LARGE` when the client says beforehand that its picture is too large */
export function checkAnnouncedLength(contentLength: number | undefined): void {
  if ((contentLength ?? 0) > maxMegabytes * megabyte) throw errors.TOO_LARGE({ megabytes: maxMegabytes });
}

/** Brings an upload into a file of ours, never holding more of it in memory than a piece, and tells its kind. */
export async function receivePicture(stream: Readable, file: string): Promise<PictureKind> {
  const inspection = new Inspection();
  try {
    // Open before the first piece: a refusal at once would else be followed by a file that nobody removes.
    const target = await open(file, 'wx', 0o600);
    await pipeline(stream, (source) => inspection.watch(source as AsyncIterable<Buffer>), target.createWriteStream(), {
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    const translated = translateFullDisk(error);
    // What is left is a client that went away or fell silent.
    throw translated instanceof FudaoError ? translated : errors.DAMAGED({}, { cause: error });
  }
  return inspection.conclude();
}
