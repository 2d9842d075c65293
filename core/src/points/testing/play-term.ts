import { untilTaken } from '../../testing/until-taken.ts';
import { autumn } from './stand-in-rooms.ts';
import { recomputed } from './recomputed-ledger.ts';
import { simulateTerm } from './simulated-term.ts';
import type { TestPoints } from './start-points.ts';

export interface PlayedTerm {
  readonly teachers: number;
  readonly sessions: number;
  readonly entries: number;
  /** Teachers whose sum, or whose lines, are not what the recomputation says. */
  readonly differs: number;
  readonly capped: number;
  readonly granted: number;
}

const atOnce = 40;

async function playAll<T>(all: readonly T[], play: (one: T) => Promise<unknown>): Promise<void> {
  const left = all[Symbol.iterator]();
  const lane = async () => {
    for (const one of left) await play(one);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** Plays a simulated term into the ledger, many at once, and holds the ledger against the recomputation. */
export async function playTerm({ rooms }: TestPoints, teachers: number, sessions: number): Promise<PlayedTerm> {
  const span = { from: Date.parse(`${autumn.startsOn}T00:00:00+08:00`), to: Date.parse(`${autumn.endsOn}T23:59:59+08:00`) };
  const { services, events } = simulateTerm(teachers, sessions, span);
  await playAll(events, ({ action, params }) => untilTaken(() => rooms.call(`points.${action}`, params)));
  const expected = recomputed(services, autumn);
  const { database } = rooms.platform;
  const statement = 'SELECT teacher_id AS id, granted FROM points_sums WHERE term_id = :termId';
  const sums = await database.select<{ id: string; granted: number }>(statement, { termId: autumn.id });
  const lines = await database.select<{ id: string; granted: number | string; entries: number | string }>(
    'SELECT teacher_id AS id, SUM(amount) AS granted, COUNT(*) AS entries FROM points_entries GROUP BY teacher_id',
  );
  const [bySums, byLines] = [sums, lines].map((rows) => new Map(rows.map(({ id, granted }) => [id, Number(granted)])));
  const ids = new Set([...expected.keys(), ...bySums!.keys(), ...byLines!.keys()]);
  const isRight = (id: string) => [bySums, byLines].every((found) => (found!.get(id) ?? 0) === (expected.get(id) ?? 0));
  return {
    ...{ teachers, sessions, entries: lines.reduce((sum, { entries }) => sum + Number(entries), 0) },
    differs: [...ids].filter((id) => !isRight(id)).length,
    capped: [...expected.values()].filter((granted) => granted === 500_000).length,
    granted: [...expected.values()].reduce((sum, one) => sum + one, 0),
  };
}
