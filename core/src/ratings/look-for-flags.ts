import { createHash } from 'node:crypto';
import type { PluginContext, Work } from '@fudao/plugin-sdk';
import { cityMonth } from './city-month.ts';
import { findConcentration, findInflation, findRings, type Flag } from './flags.ts';
import { saveFlag, type KeptFlag } from './flags.repository.ts';
import { findPeople, type Person } from './places.ts';
import type { RatingsPolicy } from './ratings-policy.ts';
import { tallyBest, tallyClasses, tallyPairs } from './tallies.repository.ts';

const day = 24 * 3_600_000;

function kept(flag: Flag, month: string, at: number, people: ReadonlyMap<string, Person>): KeptFlag {
  const { kind, teacherId, giverId, subject, figures } = flag;
  const id = createHash('sha256').update([kind, teacherId, giverId, subject, month].join('\n')).digest('hex');
  const isRing = kind === 'ring';
  const districtId = people.get(teacherId ?? giverId ?? '')?.districtId ?? null;
  const who = { teacherId, studentId: isRing ? null : giverId, classGroupId: isRing ? giverId : null };
  return { id, kind, month, ...who, subject, districtId, figures, foundAt: at, lookedAt: null, note: null };
}

/** Keeps a flag; of a new one others hear, by figures alone. */
async function keepFlag(work: Work, flag: KeptFlag): Promise<void> {
  if (!(await saveFlag(work.db, flag))) return;
  const { id: flagId, kind, teacherId, figures, foundAt: at } = flag;
  work.emit('ratings.flagged.v1', { flagId, kind, teacherId, count: figures.count, of: figures.of, at });
}

/** Goes through the ratings of the last weeks and keeps what supervision should look at; gives how many. */
export async function lookForFlags(
  context: Pick<PluginContext<never>, 'db' | 'call' | 'now' | 'transaction'>,
  { flags: thresholds }: RatingsPolicy,
  timeZone: string,
): Promise<number> {
  const { db, call } = context;
  const at = context.now().getTime();
  const since = at - thresholds.windowDays * day;
  const found = [
    ...findInflation('teacher-inflation', await tallyBest(db, 'teacher_id', since), thresholds),
    ...findInflation('student-inflation', await tallyBest(db, 'student_id', since), thresholds),
    ...findConcentration(await tallyPairs(db, since, thresholds.concentration.fewestTogether), thresholds),
    ...findRings(await tallyClasses(db, since, thresholds.ring), thresholds),
  ];
  const people = await findPeople(call, found.map(({ teacherId, giverId }) => teacherId ?? giverId));
  const month = cityMonth(at, timeZone);
  await context.transaction(async (work) => {
    for (const flag of found) await keepFlag(work, kept(flag, month, at, people));
  });
  return found.length;
}
