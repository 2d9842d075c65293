import { Type, type SqlScope, type Static, type Work } from '@fudao/plugin-sdk';
import { hasLapsed } from './admission-rules.ts';
import { findAdmissions, type Admission } from './admissions.repository.ts';

const closed = { additionalProperties: false } as const;
const standingStates = ['none', 'applied', 'admitted', 'suspended', 'withdrawn', 'lapsed'] as const;
const State = Type.Union(standingStates.map((state) => Type.Literal(state)));

/** Whether a teacher may tutor, and what. Only `admitted` may. */
export const StandingSchema = Type.Object(
  {
    state: State,
    subjects: Type.Array(Type.String()),
    grades: Type.Array(Type.Integer()),
    /** First moment at which the admission does not hold any more, in milliseconds; null without one. */
    validUntil: Type.Union([Type.Null(), Type.Integer()]),
  },
  closed,
);
export type Standing = Static<typeof StandingSchema>;

export const changedEvent = 'admission.standing-changed.v1';

export const StandingChanged = Type.Object(
  { teacherId: Type.String(), state: State, reason: Type.Union([Type.Null(), Type.String()]), at: Type.Integer() },
  closed,
);

const isOver = (admission: Admission, at: number) => admission.state === 'withdrawn' || hasLapsed(admission, at);

/** An admission goes before an application; one that is over does not. */
export function standingOf(admission: Admission | undefined, isApplying: boolean, at: number): Standing {
  const none = { subjects: [], grades: [], validUntil: null };
  if (!admission) return { state: isApplying ? 'applied' : 'none', ...none };
  if (isApplying && isOver(admission, at)) return { state: 'applied', ...none };
  const { subjects, grades, validUntil } = admission;
  const state = hasLapsed(admission, at) ? ('lapsed' as const) : admission.state;
  return { state, subjects: [...subjects], grades: [...grades], validUntil };
}

/** Which of some teachers apply; most have an admission that holds, and then it matters nothing. */
async function findApplying(db: SqlScope, teacherIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (teacherIds.length === 0) return new Set();
  const statement = 'SELECT open_for AS id FROM admission_applications WHERE open_for IN (:teacherIds) AND reached > 0';
  return new Set((await db.select<{ id: string }>(statement, { teacherIds })).map(({ id }) => id));
}

/** The standing of each of some teachers. */
export async function findStandings(
  db: SqlScope,
  teacherIds: readonly string[],
  at: number,
): Promise<Map<string, Standing>> {
  if (teacherIds.length === 0) return new Map();
  const admissions = new Map(
    (await findAdmissions(db, teacherIds)).map((admission) => [admission.teacherId, admission]),
  );
  const withoutOne = teacherIds.filter((id) => !admissions.has(id) || isOver(admissions.get(id)!, at));
  const applying = await findApplying(db, withoutOne);
  return new Map(teacherIds.map((id) => [id, standingOf(admissions.get(id), applying.has(id), at)]));
}

export interface StandingChange {
  readonly teacherIds: readonly string[];
  readonly reason: string | null;
  readonly at: number;
}

/** Does something in a transaction, and tells of every standing that is another one afterwards. */
export async function tellingStandings<T>(
  work: Work,
  { teacherIds, reason, at }: StandingChange,
  change: () => Promise<T>,
): Promise<T> {
  const before = await findStandings(work.db, teacherIds, at);
  const result = await change();
  const after = await findStandings(work.db, teacherIds, at);
  for (const [teacherId, standing] of after) {
    if (JSON.stringify(standing) === JSON.stringify(before.get(teacherId))) continue;
    work.emit(changedEvent, { teacherId, state: standing.state, reason, at });
    work.push({ accounts: [teacherId] }, 'admission.changed', {});
  }
  return result;
}
