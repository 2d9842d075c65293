import { onEachDatabase } from '../../testing/on-each-database.ts';
import { claimOutbox, finishOutbox, postponeOutbox } from './outbox-repository.ts';
import { relayName } from './relay-name.ts';

const now = Date.parse('2026-11-23T18:00:00+08:00');
const leaseMs = 15_000;

onEachDatabase('rows of the outbox', (subject) => {
  beforeAll(async () => {
    await subject().database.migrate('runtime', new URL('../migrations/', import.meta.url));
  });
  beforeEach(async () => {
    const { database } = subject();
    await database.run('DELETE FROM runtime_outbox');
    const row = { kind: 'call', name: 'a.b', payload: '{}', origin: '{}', created_at: now, next_at: now };
    await database.insert(
      'runtime_outbox',
      ['1', '2', '3'].map((id) => ({ ...row, id })),
    );
  });

  const claim = async (relay: string, at = now) =>
    (await claimOutbox(subject().database, relay, at, leaseMs)).map(({ id }) => id);

  test('are of one relay at a time, and of another when the lease has ended', async () => {
    expect(await claim('one')).toEqual(['1', '2', '3']);
    expect(await claim('other')).toEqual([]);
    expect(await claim('other', now + leaseMs)).toEqual(['1', '2', '3']);
    expect(await claim('one', now + leaseMs)).toEqual([]);
  });

  test('that a relay could not finish for want of the database it takes again at once', async () => {
    await claim('one');
    await finishOutbox(subject().database, '1', now);
    expect(await claim('one')).toEqual(['2', '3']);
    expect(await claim('other')).toEqual([]);
  });

  test('that a killed process held are gone on with at once where no other can be at work', async () => {
    const { database } = subject();
    let processes = 0;
    const nextProcess = () => relayName(database, () => `process ${++processes}`);
    await claim(nextProcess());
    expect(await claim(nextProcess())).toEqual(database.kind === 'sqlite' ? ['1', '2', '3'] : []);
  });

  test("of which the next try is later are nobody's until then", async () => {
    await claim('one');
    await postponeOutbox(subject().database, '2', 1, now + 500);
    expect(await claim('one')).toEqual(['1', '3']);
    expect(await claim('other', now + 500)).toEqual(['2']);
  });

  test('are shared out when relays claim at once', async () => {
    const claims = await Promise.all(['one', 'two', 'three'].map((relay) => claim(relay)));
    expect(claims.flat().sort()).toEqual(['1', '2', '3']);
  });
});
