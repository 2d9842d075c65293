import { KeptReading } from './kept-reading.ts';

describe('a reading that is kept', () => {
  let answers: ((value: string) => void)[];
  let kept: KeptReading<string>;
  beforeEach(() => {
    answers = [];
    kept = new KeptReading(5_000);
  });
  const read = (now: number) => kept.read(now, () => new Promise((resolve) => answers.push(resolve)));

  test('is shared by all who ask while it lasts, also while it is under way', async () => {
    const asked = [read(0), read(0), read(4_999)];
    answers[0]!('first');
    expect(await Promise.all(asked)).toEqual(['first', 'first', 'first']);
    const later = read(5_000);
    answers[1]!('second');
    expect(await later).toBe('second');
    expect(answers).toHaveLength(2);
  });

  test('that began before something changed serves nobody who asks afterwards, however late its answer', async () => {
    const before = read(0);
    kept.forget();
    const after = read(0);
    answers[1]!('new');
    answers[0]!('old');
    expect([await before, await after, await read(1)]).toEqual(['old', 'new', 'new']);
  });

  test('that failed is tried again by the next', async () => {
    await expect(kept.read(0, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    const next = read(0);
    answers[0]!('there');
    expect(await next).toBe('there');
  });
});
