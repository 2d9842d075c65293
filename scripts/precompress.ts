/**
 * Compresses built files once, so that the gateway never does: beside each compressible file a `.br`
 * and a `.gz`, where these are smaller.
 *
 *   node scripts/precompress.ts FOLDER...
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(js|mjs|css|html|svg|json|map|webmanifest|txt)$/;
/** Below this the headers of an answer weigh more than what is saved. */
const smallestBytes = 1024;

const encoders: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  '.br': (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  '.gz': (content) => promisify(gzip)(content, { level: 9 }),
};

export interface Precompressed {
  files: number;
  /** Of the files that got a compressed copy. */
  bytes: number;
  brotliBytes: number;
}

async function compressibleFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && compressible.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
}

/** Writes one compressed copy, or removes one of an earlier build that is of no use now; gives its size. */
async function writeCopy(file: string, content: Buffer, ending: string): Promise<number> {
  const compressed = content.length < smallestBytes ? content : await encoders[ending]!(content);
  if (compressed.length < content.length) await writeFile(file + ending, compressed);
  else await rm(file + ending, { force: true });
  return compressed.length;
}

/** Compresses everything below a folder. */
export async function precompressFolder(folder: string): Promise<Precompressed> {
  const total: Precompressed = { files: 0, bytes: 0, brotliBytes: 0 };
  for (const file of await compressibleFiles(folder)) {
    const content = await readFile(file);
    const [brotliBytes] = await Promise.all(Object.keys(encoders).map((ending) => writeCopy(file, content, ending)));
    if (brotliBytes! >= content.length) continue;
    total.files++;
    total.bytes += content.length;
    total.brotliBytes += brotliBytes!;
  }
  return total;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const folder of process.argv.slice(2)) {
    const { files, bytes, brotliBytes } = await precompressFolder(folder);
    console.log(`${folder}: ${files} files, ${Math.round(bytes / 1024)} kB to ${Math.round(brotliBytes / 1024)} kB`);
  }
}
