import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ChainPoint } from './record.ts';

/** Where the chain stood on a day, kept in a file apart from the database. */
export interface Anchor extends ChainPoint {
  /** `2026-11-22`, UTC */
  readonly day: string;
}

export interface AnchorsRead {
  readonly anchors: readonly Anchor[];
  /** The first line that is no anchor, counted from 1. */
  readonly unreadable?: number;
}

export const anchorsFile = (dataFolder: string): string => join(dataFolder, 'records', 'anchors.jsonl');

function parseAnchor(line: string): Anchor | undefined {
  try {
    const { day, seq, hash } = JSON.parse(line) as Partial<Record<keyof Anchor, unknown>>;
    if (typeof day !== 'string' || !Number.isSafeInteger(seq) || typeof hash !== 'string') return undefined;
    return { day, seq: seq as number, hash };
  } catch {
    return undefined;
  }
}

/** A torn last line (the machine stopped while writing it) is left out; any other broken line is reported. */
export function parseAnchors(content: string): AnchorsRead {
  const lines = content.split('\n');
  lines.pop();
  const parsed = lines.map((line) => (line === '' ? null : parseAnchor(line)));
  const anchors = parsed.filter((anchor) => anchor !== null && anchor !== undefined);
  const broken = parsed.indexOf(undefined);
  return broken === -1 ? { anchors } : { anchors, unreadable: broken + 1 };
}

async function readContent(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

export async function readAnchors(file: string): Promise<AnchorsRead> {
  return parseAnchors(await readContent(file));
}

/** Adds the day's anchor unless the day has one; gives whether it did. */
export async function dropAnchor(file: string, head: ChainPoint, now: Date): Promise<boolean> {
  const day = now.toISOString().slice(0, 10);
  const content = await readContent(file);
  if (head.seq === 0 || parseAnchors(content).anchors.at(-1)?.day === day) return false;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    // A torn last line would swallow this anchor: take it away first.
    const fresh = content === '' || content.endsWith('\n');
    if (!fresh) await handle.truncate(Buffer.byteLength(content.slice(0, content.lastIndexOf('\n') + 1)));
    await handle.write(`${JSON.stringify({ day, seq: head.seq, hash: head.hash } satisfies Anchor)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return true;
}
