import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { ExportDamaged, packExport, readExport } from './export-file.ts';
import type { ExportLine } from './export-lines.ts';

const head = { plugin: 'notes', exportedAt: '2026-11-22T00:00:00.000Z' };

async function* of(lines: readonly ExportLine[]): AsyncGenerator<ExportLine> {
  yield* lines;
}

async function packed(lines: readonly ExportLine[], onEnd = () => Promise.resolve()): Promise<Buffer> {
  return buffer(packExport(head, of(lines), 'r1', onEnd));
}

async function read(bytes: Buffer): Promise<ExportLine[]> {
  const lines: ExportLine[] = [];
  await readExport(Readable.from([bytes]), (line) => lines.push(line));
  return lines;
}

test('whatever is exported is read back, with its counts and its receipt', async () => {
  const line = fc.record({ type: fc.constantFrom('document', 'row'), value: fc.jsonValue() });
  await fc.assert(
    fc.asyncProperty(fc.array(line), async (lines) => {
      const back = await read(await packed(lines));
      expect(back.slice(1, -1)).toEqual(JSON.parse(JSON.stringify(lines)));
      expect(back.at(-1)).toMatchObject({ type: 'end', receipt: 'r1' });
    }),
    { numRuns: 50 },
  );
});

test('one that is cut off or changed is not taken for whole', async () => {
  const bytes = await packed([{ type: 'document', value: 'one' }, { type: 'document', value: 'two' }]);
  await expect(read(bytes.subarray(0, -12))).rejects.toThrow(ExportDamaged);
  const text = gunzipSync(bytes).toString();
  const without = text.split('\n').filter((line) => !line.includes('two')).join('\n');
  await expect(read(gzipSync(without))).rejects.toThrow('checksum');
  await expect(read(gzipSync(`${text.split('\n').slice(0, -2).join('\n')}\n`))).rejects.toThrow('no end');
  await expect(read(gzipSync(text.trimEnd()))).rejects.toThrow('not whole');
  await expect(read(gzipSync(`${text}{"type":"document"}\n`))).rejects.toThrow('goes on');
});

test('who leaves before the end has no export; who stays finds it noted before the stream ends', async () => {
  let isNoted = false;
  const note = () => Promise.resolve(void (isNoted = true));
  const left = packExport(head, of(Array.from({ length: 50_000 }, (_, n) => ({ type: 'row', n: `${n}`.repeat(20) }))), 'r1', note);
  await left[Symbol.asyncIterator]().next();
  left.destroy();
  await finished(left).catch(() => undefined);
  expect(isNoted).toBe(false);
  await packed([], note);
  expect(isNoted).toBe(true);
});
