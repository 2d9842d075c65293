import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { ExportLine } from './export-lines.ts';

/** The first line of every export. */
export interface ExportHead {
  readonly plugin: string;
  readonly exportedAt: string;
}

/** The last line of every export: by it a reader knows that nothing is missing, and nothing was changed. */
export interface ExportEnd {
  readonly receipt: string;
  /** How many lines of each type there are. */
  readonly counts: Readonly<Record<string, number>>;
  /** Of all lines before, each with its line break. */
  readonly sha256: string;
}

export class ExportDamaged extends Error {}

const textOf = (line: ExportLine) => `${JSON.stringify(line)}\n`;

async function* withEnds(head: ExportHead, lines: AsyncIterable<ExportLine>, receipt: string): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts: Record<string, number> = {};
  const put = (line: ExportLine) => {
    const text = textOf(line);
    hash.update(text);
    counts[line.type] = (counts[line.type] ?? 0) + 1;
    return text;
  };
  yield put({ type: 'export', format: 1, ...head });
  for await (const line of lines) yield put(line);
  yield textOf({ type: 'end', receipt, counts, sha256: hash.digest('hex') });
}

/**
 * Packs an export (NDJSON, gzip) while it is read; `onEnd` happens after its last byte was read and before
 * the stream ends, so that whoever sees the end may rely on it.
 */
export function packExport(head: ExportHead, lines: AsyncIterable<ExportLine>, receipt: string, onEnd: () => Promise<void>): Readable {
  const packed = Readable.from(withEnds(head, lines, receipt)).compose(createGzip());
  return Readable.from(
    (async function* () {
      yield* packed as AsyncIterable<Buffer>;
      await onEnd();
    })(),
    { objectMode: false },
  );
}

/** Whole lines, without their breaks; what stands behind the last break is a line that was cut off. */
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of source) {
    const texts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
    rest = texts.pop()!;
    yield* texts;
  }
  if (rest !== '') throw new ExportDamaged('the last line of the export is not whole');
}

/** Reads lines up to the end, and compares. */
async function checkLines(source: AsyncIterable<Buffer>, onLine: (line: ExportLine) => void): Promise<ExportEnd> {
  const hash = createHash('sha256');
  let end: ExportEnd | undefined;
  for await (const text of linesOf(source)) {
    if (end) throw new ExportDamaged('the export goes on after its end');
    const line = JSON.parse(text) as ExportLine;
    if (line.type === 'end') end = line as unknown as ExportEnd;
    else hash.update(`${text}\n`);
    onLine(line);
  }
  if (!end) throw new ExportDamaged('the export has no end');
  if (end.sha256 !== hash.digest('hex')) throw new ExportDamaged('the export does not match its own checksum');
  return end;
}

/** Reads an export back to its end. @throws ExportDamaged where it is not whole */
export async function readExport(source: Readable, onLine: (line: ExportLine) => void = () => undefined): Promise<ExportEnd> {
  try {
    return await pipeline(source, createGunzip(), (lines: AsyncIterable<Buffer>) => checkLines(lines, onLine));
  } catch (cause) {
    throw cause instanceof ExportDamaged ? cause : new ExportDamaged(`the export cannot be read: ${(cause as Error).message}`, { cause });
  }
}
