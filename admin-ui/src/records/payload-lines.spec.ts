import { payloadLines } from './payload-lines.ts';

describe('what a record says', () => {
  const words = {
    ...{ nameOf: (name: string) => name.toUpperCase(), codeOf: (name: string, code: string) => (name === 'state' && code === 'open' ? 'Open' : code) },
    ...{ yesOrNo: (is: boolean) => (is ? 'yes' : 'no'), momentText: (moment: number) => new Date(moment).toISOString() },
  };
  const linesOf = (payload: Record<string, unknown>) => Object.fromEntries(payloadLines(payload, words).map(({ name, text }) => [name, text]));

  it('is shown as it was written, several on a line each, what has parts with their names', () => {
    expect(linesOf({ text: 'a\nb', steps: ['first', 'second'], answers: [{ id: 'x', isAllowed: false, note: null }], stars: 0 })).toEqual({
      ...{ TEXT: 'a\nb', STEPS: 'first\nsecond', ANSWERS: 'ID: x; ISALLOWED: no', STARS: '0' },
    });
  });

  it('has words for codes, and for yes and no', () => {
    expect(linesOf({ state: 'open', text: 'open', isSearch: true })).toEqual({ STATE: 'Open', TEXT: 'open', ISSEARCH: 'yes' });
  });

  it('has moments as moments, and leaves out what says nothing', () => {
    const at = Date.parse('2026-11-22T23:59:12.938Z');
    const moment = new Date(at).toISOString();
    expect(linesOf({ at, endsAt: moment, score: at, pictureIds: [], words: '', until: null })).toEqual({ AT: moment, ENDSAT: moment, SCORE: String(at) });
  });
});
