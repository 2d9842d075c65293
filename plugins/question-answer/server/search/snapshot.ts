import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import type { IndexState } from './bank-index.ts';
import { HashedFile } from './hashed-file.ts';
import { decodeJson, decodeSegment, encodeJson, encodeSegment, type Take } from './segment-codec.ts';
import type { Segment } from './segment.ts';

/**
 * Raise it with any change to terms or layout: a snapshot of another version is not read.
 * File: SHA-256 of all that follows, in hexadecimal; SnapshotHead as JSON; the segments.
 */
const format = 'fudao-bank-search/2';
const checksumLength = 64;

interface SnapshotHead {
  format: string;
  revision: string;
  subjects: string[];
  segmentCount: number;
}

/** Writes the index beside the file and renames it, so that a reader finds the old snapshot or the new, never half. */
export async function saveSnapshot(file: string, revision: string, state: IndexState): Promise<void> {
  const { subjects, segments } = state;
  const head: SnapshotHead = { format, revision, subjects, segmentCount: segments.length };
  const content = [...encodeJson(head), ...segments.flatMap(encodeSegment)];
  const temporary = `${file}.${process.pid}-${Date.now()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(checksum(content));
      for (const part of content) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** The saved index, or undefined where the file is absent, damaged, of another format or of another revision. */
export async function loadSnapshot(file: string, revision: string): Promise<IndexState | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    return await readSnapshot(handle, revision);
  } catch {
    return undefined; // whatever is wrong with it, the bank itself is the truth and the index is rebuilt
  } finally {
    await handle?.close();
  }
}

/** Reads each part to where it stays, so that loading takes hardly more memory than the index. */
async function readSnapshot(handle: FileHandle, revision: string): Promise<IndexState | undefined> {
  const { size } = await handle.stat();
  const { buffer: written } = await handle.read(Buffer.alloc(checksumLength));
  const file = new HashedFile(handle, size - checksumLength);
  const take: Take = (length) => file.take(length);
  const head = await decodeJson<SnapshotHead>(take);
  if (head.format !== format || head.revision !== revision) return undefined;
  const segments: Segment[] = [];
  while (segments.length < head.segmentCount) segments.push(await decodeSegment(take));
  // Until here nothing is known to be true; what is not fails one way or another, at the latest now.
  return file.checksum() === written.toString('latin1') ? { segments, subjects: head.subjects } : undefined;
}

function checksum(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
