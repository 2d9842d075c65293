import { payloadLines } from './payload-lines.ts';

describe('what a record says', () => {
  const words = { nameOf: (name: string) => name.toUpperCase(), momentText: (moment: number) => new Date(moment).toISOString() };
  const linesOf = (payload: Record<string, unknown>) => Object.fromEntries(payloadLines(payload, words).map(({ name, text }) => [name, text]));

  it('is shown as it was written, several on a line each, what has parts with their names', () => {
    expect(linesOf({ text: 'a\nb', steps: ['first', 'second'], answers: [{ id: 'x', isAllowed: false, note: null }], stars: 0 })).toEqual({
      ...{ TEXT: 'a\nb', STEPS: 'first\nsecond', ANSWERS: 'ID: x; ISALLOWED: false', STARS: '0' },
    });
  });

  it('has moments as moments, and leaves out what says nothing', () => {
    const at = Date.parse('2026-11-22T23:59:12.938Z');
    const moment = new Date(at).toISOString();
    expect(linesOf({ at, endsAt: moment, score: at, pictureIds: [], words: '', until: null })).toEqual({ AT: moment, ENDSAT: moment, SCORE: String(at) });
  });
});
