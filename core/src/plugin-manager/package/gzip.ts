import { promisify } from 'node:util';
import { crc32, constants, deflateRaw, gunzip, inflateRaw, type ZlibOptions } from 'node:zlib';
import { packageErrors } from './errors.ts';
import { inMegabytes } from './package-limits.ts';

/** Deflate, no name, no time, best compression, written on no system in particular. */
const header = Buffer.from('1f8b08000000000002ff', 'hex');
const trailerBytes = 8;

const deflate = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);
const inflateAny = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

function trailerOf(content: Buffer): Buffer {
  const trailer = Buffer.alloc(trailerBytes);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length % 2 ** 32, 4);
  return trailer;
}

export async function zip(content: Buffer): Promise<Buffer> {
  const deflated = await deflate(content, { level: constants.Z_BEST_COMPRESSION });
  return Buffer.concat([header, deflated, trailerOf(content)]);
}

interface Inflated {
  buffer: Buffer;
  /** How much of the input it took. */
  engine: { bytesWritten: number };
}

/** Stops at the bound; what lies behind it is never inflated. */
function inflate(deflated: Buffer, maxOutputLength: number): Promise<Inflated> {
  return new Promise((resolve, reject) => {
    inflateRaw(deflated, { maxOutputLength, info: true }, (error, result) =>
      error ? reject(error) : resolve(result as unknown as Inflated),
    );
  });
}

function refusalOf(error: unknown, mostBytes: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return packageErrors.UNPACKS_TOO_LARGE({ megabytes: inMegabytes(mostBytes) }, { cause: error });
  }
  if (code === 'Z_BUF_ERROR') return packageErrors.TRUNCATED({}, { cause: error });
  return code === 'Z_DATA_ERROR' ? packageErrors.DAMAGED({}, { cause: error }) : error;
}

const isGzip = (zipped: Buffer): boolean =>
  zipped.subarray(0, 3).equals(header.subarray(0, Math.min(3, zipped.length)));

/**
 * What another program zipped, which is refused in any case: so that what is wrong with it can be named.
 * @returns undefined where `zip` made it, or where it is no gzip that can be read
 */
export async function unzipForeign(zipped: Buffer, mostBytes: number): Promise<Buffer | undefined> {
  const isForeign = isGzip(zipped) && !zipped.subarray(0, header.length).equals(header.subarray(0, zipped.length));
  if (!isForeign) return undefined;
  return inflateAny(zipped, { maxOutputLength: mostBytes }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw refusalOf(error, mostBytes);
    return undefined;
  });
}

/** What `zip` made. Node's own gunzip takes more: several parts, names, and anything behind the end. */
export async function unzip(zipped: Buffer, mostBytes: number): Promise<Buffer> {
  if (!isGzip(zipped)) throw packageErrors.NOT_AN_ARCHIVE();
  if (zipped.length < header.length + trailerBytes) throw packageErrors.TRUNCATED();
  if (!zipped.subarray(0, header.length).equals(header)) throw packageErrors.NOT_AS_PACKED({ path: 'gzip' });
  const deflated = zipped.subarray(header.length, -trailerBytes);
  const { buffer, engine } = await inflate(deflated, mostBytes).catch((error) =>
    Promise.reject(refusalOf(error, mostBytes)),
  );
  if (engine.bytesWritten !== deflated.length) throw packageErrors.NOT_AS_PACKED({ path: 'gzip' });
  if (!zipped.subarray(-trailerBytes).equals(trailerOf(buffer))) throw packageErrors.DAMAGED();
  return buffer;
}
