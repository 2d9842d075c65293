import { safeNext } from './rating.ts';

describe('where a rating leads on to', () => {
  it('stays within the app', () => {
    expect(safeNext('/p/question-answer/questions/new')).toBe('/p/question-answer/questions/new');
    for (const elsewhere of [undefined, '', 'https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/a b']) {
      expect(safeNext(elsewhere)).toBe('/');
    }
  });
});
