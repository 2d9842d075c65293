import { packageErrors } from './errors.ts';
import { archiveEnd, type PackageFiles } from './archive-writer.ts';
import { unzip, unzipForeign } from './gzip.ts';
import { inMegabytes, type PackageLimits } from './package-limits.ts';
import { faultOfPath, shownPath } from './package-path.ts';
import { TakenPaths } from './taken-paths.ts';
import { blockBytes, checksumOf, ustarFields, ustarHeader, type UstarField } from './ustar-header.ts';

const entryKinds: Readonly<Record<string, string>> = {
  '3': 'character device',
  '4': 'block device',
  '5': 'folder',
  '6': 'pipe',
  '7': 'contiguous file',
  g: 'extended header',
  x: 'extended header',
  K: 'long link name',
  L: 'long file name',
};

interface Entry {
  readonly path: string;
  readonly content: Buffer;
  /** Where the next header begins. */
  readonly end: number;
}

function field(header: Buffer, name: UstarField): string {
  const [from, length] = ustarFields[name];
  return header.toString('latin1', from, from + length).replace(/\0+$/, '');
}

function pathOf(header: Buffer): string {
  const prefix = field(header, 'prefix');
  return prefix ? `${prefix}/${field(header, 'name')}` : field(header, 'name');
}

function checkHeader(header: Buffer, isFirst: boolean): void {
  const isUstar = field(header, 'magic').startsWith('ustar');
  const isRight = parseInt(field(header, 'checksum'), 8) === checksumOf(header);
  if (!isUstar || !isRight) throw isFirst ? packageErrors.NOT_AN_ARCHIVE() : packageErrors.DAMAGED();
}

function checkPath(path: string): void {
  const fault = faultOfPath(path);
  if (fault === 'leads-out') throw packageErrors.PATH_LEADS_OUT({ path: shownPath(path) });
  if (fault === 'not-plain') throw packageErrors.PATH_NOT_PLAIN({ path: shownPath(path) });
}

function checkType(header: Buffer, path: string): void {
  const type = field(header, 'type');
  if (type === '1' || type === '2') throw packageErrors.LINK({ path: shownPath(path) });
  // Before 1988 a plain file had none.
  if (type === '0' || type === '') return;
  throw packageErrors.SPECIAL_ENTRY({ path: shownPath(path), kind: entryKinds[type] ?? 'unknown' });
}

function sizeOf(header: Buffer, path: string, { fileBytes }: PackageLimits): number {
  const text = field(header, 'size').trim();
  if (!/^[0-7]+$/.test(text)) throw packageErrors.NOT_AS_PACKED({ path: shownPath(path) });
  const size = parseInt(text, 8);
  if (size > fileBytes)
    throw packageErrors.FILE_TOO_LARGE({ path: shownPath(path), megabytes: inMegabytes(fileBytes) });
  return size;
}

function readEntry(tar: Buffer, at: number, limits: PackageLimits): Entry {
  const header = tar.subarray(at, at + blockBytes);
  checkHeader(header, at === 0);
  const path = pathOf(header);
  checkType(header, path);
  checkPath(path);
  const size = sizeOf(header, path, limits);
  const from = at + blockBytes;
  const end = from + Math.ceil(size / blockBytes) * blockBytes;
  if (end > tar.length) throw packageErrors.TRUNCATED();
  const isPadded = tar.subarray(from + size, end).every((byte) => byte === 0);
  // Whatever else a header may say has no place here: one content has one form.
  if (!isPadded || !ustarHeader(path, size)?.equals(header)) throw packageErrors.NOT_AS_PACKED({ path });
  return { path, content: tar.subarray(from, from + size), end };
}

function readTar(tar: Buffer, limits: PackageLimits): PackageFiles {
  const files = new Map<string, Buffer>();
  const taken = new TakenPaths();
  let [at, last] = [0, ''];
  for (;;) {
    if (at + blockBytes > tar.length) throw packageErrors.TRUNCATED();
    if (tar.subarray(at, at + blockBytes).every((byte) => byte === 0)) break;
    const { path, content, end } = readEntry(tar, at, limits);
    if (files.size === limits.files) throw packageErrors.TOO_MANY_FILES({ most: limits.files });
    taken.add(path);
    if (path < last) throw packageErrors.NOT_AS_PACKED({ path });
    files.set(path, content);
    [at, last] = [end, path];
  }
  if (!tar.subarray(at).equals(archiveEnd)) {
    throw tar.length - at < archiveEnd.length
      ? packageErrors.TRUNCATED()
      : packageErrors.NOT_AS_PACKED({ path: 'tar' });
  }
  return files;
}

/** What is usually wrong with an archive that `tar` made, entry by entry: a link, a path that leads out, a size. */
function demandNoUsualFault(tar: Buffer, limits: PackageLimits): void {
  for (let at = 0; at + blockBytes <= tar.length; ) {
    const header = tar.subarray(at, at + blockBytes);
    if (header.every((byte) => byte === 0)) return;
    checkHeader(header, at === 0);
    const path = pathOf(header);
    checkType(header, path);
    checkPath(path);
    at += blockBytes + Math.ceil(sizeOf(header, path, limits) / blockBytes) * blockBytes;
  }
}

/**
 * The files of a package, all in memory; nothing is written anywhere. It takes the one form that
 * `writeArchive` gives, and refuses everything else that a tar may be, naming the cause.
 */
export async function readArchive(packed: Buffer, limits: PackageLimits): Promise<PackageFiles> {
  if (packed.length > limits.packedBytes) throw packageErrors.TOO_LARGE({ megabytes: inMegabytes(limits.packedBytes) });
  const foreign = await unzipForeign(packed, limits.unpackedBytes);
  if (foreign) demandNoUsualFault(foreign, limits);
  return readTar(await unzip(packed, limits.unpackedBytes), limits);
}
