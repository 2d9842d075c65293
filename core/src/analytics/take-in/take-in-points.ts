import type { EventContext } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from '../analytics-parts.ts';
import { ensureTeacher, lockTeachers } from '../figures/activities.repository.ts';
import { insertEntered } from '../figures/entries.repository.ts';
import { findPeople } from '../people.ts';
import { keysOf } from '../period.ts';
import { bringUpToDate } from './bring-up-to-date.ts';

/** `points.entered.v1`: a line of the ledger, in hundredths of a point. Below 0 where it takes. */
export interface EnteredFacts {
  readonly entryId: string;
  readonly teacherId: string;
  /** When the service was given; an annulment names the moment of what it annuls. */
  readonly at: number;
  readonly gross: number;
  readonly amount: number;
}

/** A line counts when its service was given, whenever it was entered. */
export async function takeInPoints(context: EventContext<EnteredFacts>, { timeZone, policy }: AnalyticsParts): Promise<void> {
  const { entryId: id, teacherId, at, gross, amount } = context.event.payload;
  const teacher = (await findPeople(context, [teacherId])).get(teacherId);
  if (!teacher) return;
  const { districtId, schoolId } = teacher;
  const entered = { id, teacherId, districtId, schoolId, at, gross, amount, ...keysOf(at, timeZone) };
  await ensureTeacher(context.db, teacherId);
  await context.transaction(async ({ db }) => {
    await lockTeachers(db, [teacherId]);
    if (await insertEntered(db, entered)) await bringUpToDate(db, teacherId, [entered], policy().anomalies.shortSession.seconds);
  });
}
