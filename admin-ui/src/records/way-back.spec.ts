import { wayBackOf } from './way-back.ts';

describe('the way back from asking for an opening', () => {
  it('is a page of a plugin', () => {
    expect(wayBackOf({ back: '/p/question-answer/supervision/0199-a%20b' })).toBe('/p/question-answer/supervision/0199-a%20b');
  });

  it('is nowhere else', () => {
    for (const back of [undefined, '', '/', '/records', '//evil.top/p/a', 'https://evil.top/p/a', '/p/a/../../records', '/p/a?b=c', '/p/a;b=c', ['/p/a', '/p/b']]) {
      expect(wayBackOf({ back })).withContext(String(back)).toBeUndefined();
    }
  });
});
