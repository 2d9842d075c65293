import { commonErrors, type CallAction, type SqlScope } from '@fudao/plugin-sdk';
import { keyOf } from './ask.ts';
import type { KnownStudent } from './consent-memory.ts';
import { findDecisions } from './decisions.repository.ts';
import type { KeptStudent, Student } from './student.ts';
import { findStudents, saveStudents } from './students.repository.ts';

/** The context of a handler, or the platform. */
export interface Knowing {
  readonly db: SqlScope;
  readonly call: CallAction;
}

const most = 1_000;

/** Reads students anew from identity; gives the ids of those that changed. */
export async function learnStudents({ db, call }: Knowing, ids: readonly string[]): Promise<string[]> {
  const changed: string[] = [];
  for (let from = 0; from < ids.length; from += most) {
    const found = await call<Student[]>('identity.students', { ids: ids.slice(from, from + most) });
    changed.push(...(await saveStudents(db, found)));
  }
  return changed;
}

/** Students by their ids; who is not known here yet is asked for. Others than students are left out. */
export async function knowStudents(knowing: Knowing, ids: readonly string[]): Promise<KeptStudent[]> {
  const found = await findStudents(knowing.db, ids);
  const known = new Set(found.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return found;
  await learnStudents(knowing, missing);
  return [...found, ...(await findStudents(knowing.db, missing))];
}

/** @throws FUDAO_NOT_FOUND */
export async function knowStudent(knowing: Knowing, id: string): Promise<KeptStudent> {
  const [student] = await knowStudents(knowing, [id]);
  if (!student) throw commonErrors.NOT_FOUND();
  return student;
}

export async function readKnown(knowing: Knowing, id: string): Promise<KnownStudent | undefined> {
  const [student] = await knowStudents(knowing, [id]);
  if (!student) return undefined;
  const decisions = (await findDecisions(knowing.db, [id])).get(id)!;
  const { birthDate, districtId, schoolId } = student;
  return { birthDate, districtId, schoolId, decisions: new Map(decisions.map((one) => [keyOf(one), one])) };
}
