import { Type, type Static } from '@fudao/plugin-sdk';
import { isLocalDate, localDateOf, momentOf } from '../runtime/city-time/index.ts';
import type { AdmissionParts } from './admission-parts.ts';
import { findTitle, isEligible } from './admission-policy.ts';
import type { Admission } from './admissions.repository.ts';
import type { Person } from './people.ts';
import { endOfDay, schoolYearEnd } from './validity.ts';

const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** One teacher who was admitted before the platform; what it names is checked line by line. */
export const AdmissionLineSchema = Type.Object(
  {
    educationId: Text(64),
    title: Text(40),
    subjects: Type.Array(Text(40), { minItems: 1, maxItems: 9 }),
    grades: Type.Array(Type.Integer(), { minItems: 1, maxItems: 9 }),
    /** `YYYY-MM-DD` */
    admittedOn: Text(40),
    /** The last day on which it holds; the end of this school year unless told. */
    validUntil: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);
export type AdmissionLine = Static<typeof AdmissionLineSchema>;

/** A line that cannot be taken over; the message is for the operator. */
export class LineProblem extends Error {}

const refuse = (message: string): never => {
  throw new LineProblem(message);
};

export interface Named {
  readonly id: string;
  readonly name: { readonly 'zh-CN': string };
}

export interface ImportParts extends AdmissionParts {
  readonly subjects: readonly Named[];
  readonly grades: readonly number[];
  readonly now: number;
}

/** Files say `数学` as well as `math`. */
const byName = (named: readonly Named[], given: string) =>
  named.find(({ id, name }) => id === given || name['zh-CN'] === given);

function titleOf(given: string, { policy }: ImportParts): string {
  const title = policy.titles.find(
    ({ id, name }) => id === given || name['zh-CN'] === given || name['zh-CN'].startsWith(`${given}（`),
  );
  const { id } = title ?? refuse(`there is no title ${given}`);
  if (!isEligible(policy, id)) refuse(`the title ${findTitle(policy, id)!.name['zh-CN']} is too low to be admitted`);
  return id;
}

function dayOf(text: string, column: string): string {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isLocalDate(date) ? date : refuse(`${column} ${text} is no day such as 2026-08-31`);
}

function periodOf({ admittedOn, validUntil }: AdmissionLine, { timeZone, now }: ImportParts) {
  const today = localDateOf(now, timeZone);
  const first = dayOf(admittedOn, 'admittedOn');
  const last = validUntil ? dayOf(validUntil, 'validUntil') : schoolYearEnd(today);
  if (first > today) refuse('admittedOn lies in the future');
  if (last < first) refuse('validUntil lies before admittedOn');
  if (last > schoolYearEnd(`${Number(today.slice(0, 4)) + 2}${today.slice(4)}`))
    refuse('validUntil is more than two years ahead');
  return { admittedAt: momentOf(first, 0, timeZone), validUntil: endOfDay(last, timeZone) };
}

/** What a line makes of a teacher. @throws LineProblem with the first thing that is wrong */
export function admissionOf(line: AdmissionLine, teacher: Person | undefined, parts: ImportParts): Admission {
  if (!teacher) return refuse(`nobody has the education ID ${line.educationId}`);
  const { id: teacherId, name: teacherName, educationId, schoolId, districtId } = teacher;
  if (!teacher.roles.includes('teacher') || schoolId === null || districtId === null)
    return refuse(`${line.educationId} is no teacher of a school`);
  const subjects = line.subjects.map(
    (given) => byName(parts.subjects, given)?.id ?? refuse(`there is no subject ${given}`),
  );
  const strange = line.grades.find((grade) => !parts.grades.includes(grade));
  if (strange !== undefined) refuse(`there is no grade ${strange}`);
  const period = periodOf(line, parts);
  return {
    ...{ teacherId, teacherName, educationId, schoolId, districtId, title: titleOf(line.title, parts) },
    ...{ subjects: [...new Set(subjects)].sort(), grades: [...new Set(line.grades)].sort(), ...period },
    state: parts.now >= period.validUntil ? 'lapsed' : 'admitted',
    ...{ confirmationAskedAt: null, source: 'import', reason: null, changedAt: parts.now, revision: 1 },
  };
}

const comparable = ({ title, subjects, grades, admittedAt, validUntil }: Admission) =>
  JSON.stringify([title, subjects, grades, admittedAt, validUntil]);

/**
 * What to do with a line about somebody who has an admission already: a file that is read again changes
 * nothing, and what was decided here meanwhile stands.
 * @throws LineProblem
 */
export function againstExisting(line: Admission, existing: Admission | undefined): 'create' | 'change' | 'unchanged' {
  if (!existing) return 'create';
  if (comparable(line) === comparable(existing)) return 'unchanged';
  if (existing.state === 'suspended' || existing.state === 'withdrawn')
    return refuse(`the admission is ${existing.state} here, and stays so`);
  if (existing.source === 'review') return refuse('admitted here by review; a file does not change that');
  if (existing.validUntil > line.validUntil) return 'unchanged';
  return 'change';
}
