import type { Work } from '@fudao/plugin-sdk';
import { isSameAsk, type AskKey } from './ask.ts';
import type { Change } from './change.ts';
import { findDecisions, saveChanges } from './decisions.repository.ts';
import { changedEvent } from './events.ts';
import type { Decision } from './standing.ts';
import type { Student } from './student.ts';
import { saveAsked } from './students.repository.ts';

/** What somebody answers to one ask. */
export interface Wish extends AskKey {
  readonly isAllowed: boolean;
  readonly version: string;
}

export type GivenBy = Pick<Change, 'givenBy' | 'channel' | 'byId' | 'guardianName' | 'relation' | 'signedOn' | 'reference'>;

export interface Act {
  /** Held by the transaction. */
  readonly student: Student;
  readonly wishes: readonly Wish[];
  readonly by: GivenBy;
}

export interface Kept {
  readonly newId: () => string;
  readonly at: number;
}

const saysTheSame = (before: Decision | undefined, { isAllowed, version }: Wish, { givenBy }: GivenBy) =>
  before !== undefined && before.isAllowed === isAllowed && before.version === version && before.givenBy === givenBy;

function changesOf({ student, wishes, by }: Act, before: readonly Decision[], { newId, at }: Kept): Change[] {
  const fresh = wishes.filter((wish) => !saysTheSame(before.find((one) => isSameAsk(one, wish)), wish, by));
  return fresh.map(({ purpose, pluginId, isAllowed, version }) => ({
    ...{ id: newId(), studentId: student.id, districtId: student.districtId },
    ...{ purpose, pluginId, isAllowed, version, at, ...by },
  }));
}

function recordAct(work: Work, { student, by }: Act, changes: readonly Change[]): void {
  const answers = changes.map(({ id, purpose, pluginId, isAllowed, version }) => ({ id, purpose, pluginId, isAllowed, version }));
  work.record({ kind: 'consent.decided', subjectId: student.id, personId: student.id, payload: { ...by, answers } });
}

/**
 * The one place where an answer becomes what holds: in the history, on the record, and told to who listens. What was
 * said already changes nothing.
 */
export async function keepDecisions(work: Work, acts: readonly Act[], kept: Kept): Promise<Change[]> {
  const before = await findDecisions(work.db, acts.map(({ student }) => student.id));
  const changes: Change[] = [];
  for (const act of acts) {
    const own = changesOf(act, before.get(act.student.id)!, kept);
    if (own.length > 0) recordAct(work, act, own);
    changes.push(...own);
  }
  await saveChanges(work.db, changes);
  for (const id of new Set(changes.map(({ studentId }) => studentId))) await saveAsked(work.db, id, null);
  for (const { studentId, purpose, pluginId, isAllowed: allowed, at } of changes) {
    work.emit(changedEvent, { studentId, purpose, pluginId, allowed, at });
  }
  return changes;
}
