import { momentOf } from '../core/src/runtime/city-time/index.ts';
import { CallsEvening, type Evening } from './support/calls-evening.ts';
import { importDistrict, importPeople, today } from './support/policy-city.ts';
import { startCallsNodes, type CallsNodes } from './support/start-calls-nodes.ts';
import { percentile, printTable, rounded } from './support/table.ts';

export const summary =
  'an evening of calls over two nodes: how soon the next teacher is found, that none is rung twice and no call is lost, and how evenly teachers wait [--teachers 2000] [--students 20000] [--speed 8] [--waits 3]';

const administrator = { kind: 'account', id: 'administrator', name: '', roles: ['district-administrator'], districtId: 'east' } as const;

async function furnish({ nodes: [node] }: CallsNodes, count: { teachers: number; students: number }) {
  const call = async <R>(action: string, params: Record<string, unknown> = {}, as?: object): Promise<R> => {
    const { result, failure } = await node.ask(action, params, as as never);
    if (failure !== undefined) throw new Error(`${action}: ${failure}`);
    return result as R;
  };
  await importDistrict({ call });
  const people = await importPeople({ call }, count);
  await call('plugin-manager.setInstallation', { id: 'one-to-one', enabled: true, settings: {}, expectedRevision: 0 }, { ...people.teachers[0], ...administrator });
  await call('settle');
  return people;
}

/** The longest mean wait against the shortest, of those who had so many waits: one or two say nothing. */
function waitRatio({ waits }: Evening, least: number): number | null {
  const means = waits.filter(({ count }) => count >= least).map(({ mean }) => mean);
  return means.length < 2 ? null : rounded(Math.max(...means) / Math.min(...means));
}

/**
 * Real: two processes over NATS and MariaDB on a disk, each with the rooms of the core and one-to-one, their actions,
 * SQL, outbox and reservations. Simulated: the clock, which goes on by 5 seconds once nothing is under way, and what
 * people do, drawn by lot: of ten rings one is declined and every twentieth not answered, a session lasts 4 to 20
 * minutes. Left out: gateway and sockets, heartbeats of teachers (one statement stands for them), and the media server,
 * so that no session counts as held. All teachers fit the same, the hardest case of a search. Requests come when their
 * moment has come in an evening that goes by `speed` times as fast as a real one, whether or not those before are
 * answered; a search is the whole request that lets a call ring.
 */
export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const count = { teachers: Number(options['teachers'] ?? 2_000), students: Number(options['students'] ?? 20_000) };
  const least = Number(options['waits'] ?? 3);
  const speed = Number(options['speed'] ?? 8);
  const city = await startCallsNodes({ now: momentOf(today, 18 * 60 + 1, 'Asia/Shanghai') });
  try {
    const evening = await new CallsEvening(city, await furnish(city, count), speed).play();
    const { placed: calls, accepted, endedWithReason, lost, doubleRings, searches, failures } = evening;
    const [p95Ms, maxWaitRatio] = [rounded(percentile(searches, 0.95), 1), waitRatio(evening, least)];
    printTable([
      ['calls', 'accepted', 'ended with a reason', 'lost', 'rung twice', 'searches', 'p50 ms', 'p95 ms', 'longest wait / shortest'],
      [calls, accepted, endedWithReason, lost, doubleRings, searches.length, rounded(percentile(searches, 0.5), 1), p95Ms, maxWaitRatio ?? '-'],
    ]);
    if (failures.size > 0) printTable([['refused with', 'times'], ...failures]);
    return { calls, p95Ms, doubleRings, lost, maxWaitRatio };
  } finally {
    await city.stop();
  }
}
