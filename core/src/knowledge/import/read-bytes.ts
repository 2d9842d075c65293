import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip } from 'node:zlib';
import { FileFault } from './problem.ts';

export interface SourceFile {
  readonly path: string;
  /** Bytes on disk. */
  readonly size: number;
  readonly isGzip: boolean;
}

function asFault(error: unknown, path: string): FileFault {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === 'ENOENT'
    ? new FileFault('FILE_NOT_FOUND', { file: path }, { cause: error })
    : new FileFault('FILE_NOT_READABLE', { reason: message }, { cause: error });
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Looks at a file; whether it is gzip is told by its bytes, not by its name. */
export async function openSource(path: string): Promise<SourceFile> {
  try {
    const { size } = await stat(path);
    const start = await firstBytes(path);
    if (size === 0) throw new FileFault('FILE_EMPTY');
    return { path, size, isGzip: start[0] === 0x1f && start[1] === 0x8b };
  } catch (error) {
    throw error instanceof FileFault ? error : asFault(error, path);
  }
}

/** Decompresses once more, strictly, to learn whether anything is missing. */
async function checkGzip(path: string): Promise<void> {
  const nowhere = new Writable({ write: (_piece, _encoding, done) => done() });
  try {
    await pipeline(createReadStream(path), createGunzip(), nowhere);
  } catch (error) {
    throw new FileFault('GZIP_DAMAGED', { reason: (error as Error).message }, { cause: error });
  }
}

/**
 * The content, decompressed, piece by piece. A gzip file that is cut off gives all that can be
 * decompressed and then fails: zlib on its own would drop what it holds when it meets the end, so it
 * reads leniently here and the strict reading follows.
 */
export async function* readBytes(source: SourceFile, onRead?: (bytesRead: number) => void): AsyncGenerator<Buffer> {
  const { path, isGzip } = source;
  const file = createReadStream(path);
  let bytesRead = 0;
  file.on('data', (piece) => onRead?.((bytesRead += piece.length)));
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  file.on('error', (error) => gunzip.destroy(error));
  const content: Readable = isGzip ? file.pipe(gunzip) : file;
  try {
    for await (const piece of content) yield piece as Buffer;
  } catch (error) {
    const isZlib = String((error as NodeJS.ErrnoException).code).startsWith('Z_');
    throw isZlib
      ? new FileFault('GZIP_DAMAGED', { reason: (error as Error).message }, { cause: error })
      : asFault(error, path);
  } finally {
    file.destroy();
    gunzip.destroy();
  }
  if (isGzip) await checkGzip(path);
}
