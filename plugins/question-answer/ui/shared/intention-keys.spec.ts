import { IntentionKeys } from './intention-keys.ts';

describe('keys of intentions', () => {
  it('stay the same for the same content, whatever happens in between', () => {
    const keys = new IntentionKeys();
    const first = keys.keyFor('adopt/1', { stars: 5 });
    keys.keyFor('adopt/2', { stars: 5 });
    expect(keys.keyFor('adopt/1', { stars: 5 })).toBe(first);
  });

  it('change with the content, with the thing, and once it is done', () => {
    const keys = new IntentionKeys();
    const first = keys.keyFor('adopt/1', { stars: 5 });
    const other = keys.keyFor('adopt/1', { stars: 4 });
    keys.fulfilled('adopt/1');
    const again = keys.keyFor('adopt/1', { stars: 4 });
    expect(new Set([first, other, again, keys.keyFor('adopt/2', { stars: 4 })]).size).toBe(4);
  });
});
