import { timelineOf } from './timeline.ts';

describe('the way of a question', () => {
  const shown = (...given: Parameters<typeof timelineOf>) => timelineOf(...given).map(({ key, status }) => `${key} ${status}`);

  it('passes the guidance only where something was offered', () => {
    expect(shown('waiting', false)).toEqual(['asked done', 'teacher now', 'answered later', 'adopted later']);
    expect(shown('guidance', true)).toEqual(['asked done', 'guidance now', 'teacher later', 'answered later', 'adopted later']);
  });

  it('is done to the end once it has ended, however it ended', () => {
    expect(shown('adopted', false)).toEqual(['asked done', 'teacher done', 'answered done', 'adopted done']);
    expect(shown('solved', true)).toEqual(['asked done', 'guidance done', 'solved done']);
    expect(shown('withdrawn', false)).toEqual(['asked done', 'withdrawn done']);
  });
});
