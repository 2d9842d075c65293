import fc from 'fast-check';
import { longestLine, splitLines, type Line } from './split-lines.ts';

async function split(pieces: readonly Buffer[], failure?: Error): Promise<Line[]> {
  async function* source() {
    yield* pieces;
    if (failure) throw failure;
  }
  const lines: Line[] = [];
  for await (const line of splitLines(source())) lines.push(line);
  return lines;
}

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [...places.map((place) => place % (bytes.length + 1)), 0, bytes.length].sort(
    (one, other) => one - other,
  );
  return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
}

const textOf = (line: Line) => [line.number, 'bytes' in line ? line.bytes.toString() : null];

describe('splitting into lines', () => {
  test('gives the lines of the text with their numbers, wherever the pieces are cut', async () => {
    const text = fc.array(fc.constantFrom('a', '中', '\n', '\r'), { maxLength: 40 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(), { maxLength: 6 }), async (some, places) => {
        const expected = some.split('\n').flatMap((line, index) => (line === '' ? [] : [[index + 1, line]]));
        expect((await split(cut(Buffer.from(some), places))).map(textOf)).toEqual(expected);
      }),
    );
  });

  test('a line without an end does not fill the memory', async () => {
    const pieces = Array.from({ length: 40 }, () => Buffer.alloc(longestLine / 4, 'x'));
    const lines = await split([...pieces, Buffer.from('\nshort')]);
    expect(lines).toEqual([
      { number: 1, isTooLong: true },
      { number: 2, bytes: Buffer.from('short') },
    ]);
  });

  test('a line as long as allowed is given', async () => {
    expect(await split([Buffer.alloc(longestLine, 'x')])).toHaveLength(1);
    expect((await split([Buffer.alloc(longestLine, 'x')]))[0]).toHaveProperty('bytes');
  });

  test('where the source fails, its whole lines were given and the torn one was not', async () => {
    const seen: string[] = [];
    async function* source() {
      yield Buffer.from('one\ntwo\nthr');
      throw new Error('cut off');
    }
    await expect(async () => {
      for await (const line of splitLines(source())) seen.push(String(textOf(line)[1]));
    }).rejects.toThrow('cut off');
    expect(seen).toEqual(['one', 'two']);
  });
});
