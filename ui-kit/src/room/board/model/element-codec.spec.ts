import { decodeElement, decodeStroke, encodeElement, strokeHead } from './element-codec.ts';
import type { BoardElement, Point, Stroke } from './element.ts';
import { decodeRun, encodeRun } from './points-codec.ts';
import { neededPoints } from './simplify.ts';

const at = (x: number, y: number): Point => ({ x, y });
/** The same values each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

describe('what is drawn, as it is kept', () => {
  const onPage = { page: '1', order: 7, ink: 'red' } as const;
  const elements: Exclude<BoardElement, Stroke>[] = [
    { ...onPage, kind: 'arrow', width: 'fine', from: at(10, 20), to: at(-300, 900) },
    { ...onPage, kind: 'ellipse', width: 'thick', from: at(1, 2), to: at(3, 4) },
    { ...onPage, kind: 'text', at: at(5, 6), size: 60, text: '解：设 x 为\n未知数' },
    { ...onPage, kind: 'formula', at: at(5, 6), size: 60, text: '\\frac{a}{b}' },
    { ...onPage, kind: 'picture', at: at(0, 0), width: 800, height: 600, fileId: 'abc' },
  ];

  it('is read as it was written', () => {
    for (const element of elements) expect(decodeElement(JSON.parse(JSON.stringify(encodeElement(element))))).toEqual(element);
  });

  it('is passed over where another app wrote it', () => {
    const row = [...encodeElement(elements[0]!)];
    const broken: unknown[] = [null, 'x', {}, [], [99, '1', 1, 1], row.slice(0, 7), row.with(5, Infinity), row.with(1, 'x'.repeat(20)), row.with(3, -1), [0, '1', 1, 1, 1]];
    for (const one of broken) expect(decodeElement(one)).withContext(JSON.stringify(one)).toBeUndefined();
    expect(decodeElement([...encodeElement(elements[2]!)].with(7, 'x'.repeat(501)))).toBeUndefined();
  });

  it('keeps every point of a stroke, whatever it looks like', () => {
    const random = numbers(7);
    for (let round = 0; round < 200; round++) {
      const points = Array.from({ length: Math.floor(random() * 40) }, () => at(Math.round((random() - 0.3) * 9_000), Math.round((random() - 0.3) * 9_000)));
      const from = at(Math.round(random() * 100), 5);
      expect(decodeRun(encodeRun({ points, pressures: null }, from), from)).toEqual({ points, pressures: null });
    }
  });

  it('takes two bytes for a point of a hand that writes', () => {
    const points = Array.from({ length: 100 }, (_, index) => at(500 + index * 12, 300 + Math.round(40 * Math.sin(index / 4))));
    expect(encodeRun({ points, pressures: null }, points[0]!).byteLength).toBeLessThanOrEqual(1 + 2 * 100);
  });

  it('joins the runs of a stroke as they came', () => {
    const head = strokeHead({ ...onPage, kind: 'stroke', width: 'medium' });
    const [first, second] = [[at(10, 10), at(14, 12)], [at(20, 9)]];
    const runs = [encodeRun({ points: first, pressures: null }, at(0, 0)), encodeRun({ points: second, pressures: [1] }, at(14, 12))];
    expect(decodeStroke(head, runs)).toEqual({ ...onPage, kind: 'stroke', width: 'medium', points: [...first, ...second], pressures: [0.5, 0.5, 1] });
    expect(decodeStroke(head, ['no bytes', Uint8Array.of(9, 9), ...runs])?.points.length).toBe(3);
    expect(decodeStroke([1, 2], runs)).toBeUndefined();
  });

  it('never reads more than a page could hold, whatever the bytes are', () => {
    const random = numbers(11);
    for (let round = 0; round < 500; round++) {
      const bytes = Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
      const run = decodeRun(bytes, at(0, 0));
      expect(run === undefined || run.points.every(({ x, y }) => Math.abs(x) <= 100_000 && Math.abs(y) <= 100_000)).toBeTrue();
    }
  });
});

describe('what of a stroke is needed', () => {
  it('is no point farther away than allowed', () => {
    const random = numbers(3);
    const points = Array.from({ length: 300 }, (_, index) => at(index * 5, 200 + 100 * Math.sin(index / 20) + random() * 4));
    const kept = neededPoints(points, 6);
    expect(kept.length).toBeLessThan(60);
    expect([kept[0], kept.at(-1)]).toEqual([0, 299]);
    for (let index = 0; index < points.length; index++) {
      const before = Math.max(...kept.filter((one) => one <= index));
      const after = Math.min(...kept.filter((one) => one >= index));
      const part = after === before ? 0 : (index - before) / (after - before);
      const onLine = points[before]!.y + part * (points[after]!.y - points[before]!.y);
      // The points lie five units apart, so that the upright distance is never less than the true one.
      expect(Math.abs(points[index]!.y - onLine)).toBeLessThan(6 * 6);
    }
  });

  it('is all of a corner and nothing of a straight line', () => {
    expect(neededPoints([at(0, 0), at(5, 0), at(10, 0), at(10, 5), at(10, 10)], 1)).toEqual([0, 2, 4]);
    expect(neededPoints([at(1, 1)], 1)).toEqual([0]);
  });
});
