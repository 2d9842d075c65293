import { IndexedParts, type SoundPart } from './kept-parts.ts';
import { PartOutbox, type Refusal } from './part-outbox.ts';

const part = (offset: number, more: Partial<SoundPart> = {}): SoundPart => ({ accountId: 't1', sessionId: 's1', take: 'take-1', offset, content: new ArrayBuffer(10), ...more });

describe('what sends a recording', () => {
  let store: IndexedParts;
  let sent: string[];
  let refusals: Refusal[];
  let live: Set<string>;
  let planned: (() => void)[];
  let pauses: number[];
  let waiting: number;

  const outbox = () =>
    new PartOutbox({
      accountId: 't1',
      store,
      send: ({ sessionId, take, offset }) => answer(`${sessionId} ${take} ${offset}`),
      finish: ({ take, bytes }) => answer(`finish ${take} ${bytes}`),
      refusalOf: (thrown) => thrown as Refusal,
      liveTakes: () => Promise.resolve(live),
      changed: (count) => (waiting = count),
      schedule: (run, ms) => {
        pauses.push(ms);
        planned.push(run);
        return () => void planned.splice(planned.indexOf(run), 1);
      },
    });
  function answer(what: string): Promise<void> {
    const refusal = refusals.shift();
    if (refusal) return Promise.reject(refusal);
    sent.push(what);
    return Promise.resolve();
  }

  beforeEach(() => {
    store = new IndexedParts(`spec-${crypto.randomUUID()}`);
    [sent, refusals, planned, pauses] = [[], [], [], []];
    live = new Set(['take-1']);
    waiting = -1;
  });

  it('sends each part once, and says how long the take is when it is over', async () => {
    const box = outbox();
    await box.add(part(0));
    await box.add(part(10));
    await box.wake();
    expect(sent).toEqual(['s1 take-1 0', 's1 take-1 10']);
    live.clear();
    await box.wake();
    await box.wake();
    expect(sent.slice(2)).toEqual(['finish take-1 20']);
    expect(waiting).toBe(0);
  });

  it('holds what the line lost, tries again after longer and longer pauses, and at once when it is back', async () => {
    refusals = ['again', 'again'];
    const box = outbox();
    await store.add(part(0));
    await box.wake();
    expect([waiting, pauses, sent]).toEqual([1, [1_000], []]);
    planned[0]!();
    await box.wake();
    expect(pauses.at(-1)).toBeGreaterThan(1_000);
    await box.wake();
    expect([waiting, sent]).toEqual([0, ['s1 take-1 0']]);
  });

  it('goes on after a reload with what was left, and closes what nobody records any more', async () => {
    refusals = ['again'];
    await store.add(part(0));
    await store.add(part(10));
    await outbox().wake();
    live.clear();
    await outbox().wake();
    expect(sent).toEqual(['s1 take-1 0', 's1 take-1 10', 'finish take-1 20']);
    expect(await store.takes('t1')).toEqual([]);
  });

  it('lets go of a part, or of all of a session, that the server will never take', async () => {
    refusals = ['without-part', 'without-session'];
    for (const one of [part(0), part(10), part(20), part(0, { sessionId: 's2' })]) await store.add(one);
    await outbox().wake();
    expect(sent).toEqual(['s2 take-1 0']);
    expect(waiting).toBe(0);
  });
});
