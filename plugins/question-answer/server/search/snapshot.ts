import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import type { IndexState } from './bank-index.ts';
import { decodeSegment, encodeSegment } from './segment-codec.ts';

/**
 * Raise it with any change to terms or layout: a snapshot of another version is not read.
 * File: SHA-256 of all that follows, in hexadecimal; a line of JSON (SnapshotHead); the segments.
 */
const format = 'fudao-bank-search/1';
const checksumLength = 64;

interface SnapshotHead {
  format: string;
  revision: string;
  subjects: string[];
  /** Bytes of each segment. */
  sizes: number[];
}

/** Writes the index beside the file and renames it, so that a reader finds the old snapshot or the new, never half. */
export async function saveSnapshot(file: string, revision: string, state: IndexState): Promise<void> {
  const parts = state.segments.map(encodeSegment);
  const sizes = parts.map((part) => part.length);
  const head: SnapshotHead = { format, revision, subjects: state.subjects, sizes };
  const content = [Buffer.from(`${JSON.stringify(head)}\n`), ...parts];
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
  try {
    return parseSnapshot(await readFile(file), revision);
  } catch {
    return undefined; // whatever is wrong with it, the bank itself is the truth and the index is rebuilt
  }
}

function parseSnapshot(bytes: Buffer, revision: string): IndexState | undefined {
  const content = bytes.subarray(checksumLength);
  if (checksum([content]) !== bytes.toString('latin1', 0, checksumLength)) return undefined;
  let from = content.indexOf(0x0a) + 1;
  const head = JSON.parse(content.toString('utf8', 0, from)) as SnapshotHead;
  if (head.format !== format || head.revision !== revision) return undefined;
  const segments = head.sizes.map((size) => decodeSegment(content.subarray(from, (from += size))));
  return { segments, subjects: head.subjects };
}

function checksum(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
