import { IndexedParts, type SoundPart } from './kept-parts.ts';

const part = (offset: number, more: Partial<SoundPart> = {}): SoundPart => ({ accountId: 't1', sessionId: 's1', take: 'take-1', offset, content: new Uint8Array([1, 2, 3]).buffer, ...more });

describe('parts that are kept in the browser', () => {
  let name: string;
  let store: IndexedParts;
  beforeEach(() => {
    name = `spec-${crypto.randomUUID()}`;
    store = new IndexedParts(name);
  });

  it('are there after a reload, in order, with how far their take goes', async () => {
    await store.add(part(3));
    await store.add(part(0));
    await store.add(part(6));
    const again = new IndexedParts(name);
    expect(await again.count('t1')).toBe(3);
    const first = (await again.first('t1'))!;
    expect([first.offset, [...new Uint8Array(first.content)]]).toEqual([0, [1, 2, 3]]);
    expect(await again.takes('t1')).toEqual([{ accountId: 't1', sessionId: 's1', take: 'take-1', bytes: 9 }]);
    await again.remove(first);
    expect((await again.first('t1'))!.offset).toBe(3);
  });

  it('of another account are not seen', async () => {
    await store.add(part(0, { accountId: 't2' }));
    expect([await store.first('t1'), await store.count('t1'), await store.takes('t1')]).toEqual([undefined, 0, []]);
  });

  it('go with their session, and leave others', async () => {
    await store.add(part(0));
    await store.add(part(0, { sessionId: 's2' }));
    await store.removeSession('t1', 's1');
    expect((await store.takes('t1')).map(({ sessionId }) => sessionId)).toEqual(['s2']);
    await store.removeTake((await store.takes('t1'))[0]!);
    expect(await store.takes('t1')).toEqual([]);
    expect(await store.count('t1')).toBe(1);
  });
});
