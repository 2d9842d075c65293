import { Type, type Static } from '@fudao/plugin-sdk';
import { AccountKindSchema, RoleSchema, TeachingSchema, type Place } from './account.ts';
import { isLocalDate } from '../runtime/city-time/index.ts';
import { normaliseEducationId } from './education-id.ts';
import { checkNewPassword } from './new-password.ts';
import { closed } from './schemas.ts';

const Id = Type.String({ minLength: 1, maxLength: 40 });

/** One account to import. A student is placed by the class group, a teacher by the school. */
export const AccountLineSchema = Type.Object(
  {
    educationId: Type.String({ minLength: 1, maxLength: 64 }),
    name: Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' }),
    kind: AccountKindSchema,
    districtId: Type.Optional(Id),
    schoolId: Type.Optional(Id),
    classGroupId: Type.Optional(Id),
    vendorId: Type.Optional(Id),
    teaching: Type.Optional(TeachingSchema),
    /** A student's day of birth, `YYYY-MM-DD`: from the fourteenth birthday on the student consents instead of the guardian. */
    birthDate: Type.Optional(Type.String({ maxLength: 10 })),
    /** Roles beside the one of the kind. */
    roles: Type.Optional(Type.Array(RoleSchema, { maxItems: 7, uniqueItems: true })),
    /** The first password; one that the person has is never overwritten. */
    password: Type.Optional(Type.String({ maxLength: 1_024 })),
  },
  closed,
);
export type AccountLine = Static<typeof AccountLineSchema>;

/** Districts, schools and class groups that lines name, as organisation knows them. */
export interface Registers {
  districtIds: ReadonlySet<string>;
  schools: ReadonlyMap<string, { districtId: string }>;
  classGroups: ReadonlyMap<string, { schoolId: string; grade: number }>;
}

/** A line that cannot be taken over; the message is for the operator. */
export class LineProblem extends Error {}

const refuse = (message: string): never => {
  throw new LineProblem(message);
};

const nowhere: Place = { districtId: null, schoolId: null, classGroupId: null, grade: null };

function placeOfSchool(schoolId: string, { schools }: Registers): Place {
  const school = schools.get(schoolId) ?? refuse(`there is no school ${schoolId}`);
  return { ...nowhere, districtId: school.districtId, schoolId };
}

function placeOfClassGroup(classGroupId: string, registers: Registers): Place {
  const classGroup = registers.classGroups.get(classGroupId) ?? refuse(`there is no class group ${classGroupId}`);
  return { ...placeOfSchool(classGroup.schoolId, registers), classGroupId, grade: classGroup.grade };
}

/** The narrowest place that a line names; wider ones that it names must agree with it. */
function namedPlace({ districtId, schoolId, classGroupId }: AccountLine, registers: Registers): Place {
  const place = classGroupId
    ? placeOfClassGroup(classGroupId, registers)
    : schoolId
      ? placeOfSchool(schoolId, registers)
      : { ...nowhere, districtId: districtId ?? null };
  if (districtId && !registers.districtIds.has(districtId)) refuse(`there is no district ${districtId}`);
  if (schoolId && schoolId !== place.schoolId) refuse(`class group ${classGroupId} is not in school ${schoolId}`);
  if (districtId && districtId !== place.districtId)
    refuse(`school ${place.schoolId} is not in district ${districtId}`);
  return place;
}

const adminRoles = ['school-administrator', 'district-administrator', 'city-administrator'];

function checkRoles(line: AccountLine, place: Place): void {
  const roles = line.roles ?? [];
  if (line.kind !== 'teacher' && line.kind !== 'administrator' && roles.length > 0)
    refuse(`a ${line.kind} has no other roles`);
  const strange = roles.find((role) => !adminRoles.includes(role));
  if (strange) refuse(`the role ${strange} cannot be assigned; it comes with the kind or the teaching`);
  if (roles.includes('school-administrator') && !place.schoolId) refuse('a school-administrator needs a schoolId');
  if (roles.includes('district-administrator') && !place.districtId)
    refuse('a district-administrator needs a districtId');
}

/** A day that exists, of somebody who can be alive: a typing error such as 0213-05-20 must not make a child an adult. */
const isBirthDate = (text: string) => isLocalDate(text) && text >= '1990-01-01';

function checkKind(line: AccountLine, place: Place): void {
  if (line.kind === 'student' && !place.classGroupId) refuse('a student needs a classGroupId');
  if (line.kind !== 'student' && place.classGroupId) refuse(`a ${line.kind} has no classGroupId`);
  if (line.kind === 'teacher' && (!place.schoolId || !line.teaching)) refuse('a teacher needs a schoolId and teaching');
  if (line.kind !== 'teacher' && line.teaching) refuse(`a ${line.kind} has no teaching`);
  if (line.kind !== 'student' && line.birthDate !== undefined) refuse(`a ${line.kind} has no birthDate here`);
  if (line.birthDate !== undefined && !isBirthDate(line.birthDate)) refuse('the birthDate must be a day such as 2013-05-20');
  if (line.kind === 'administrator' && !line.roles?.length) refuse('an administrator needs a role');
  if ((line.kind === 'vendor') !== (line.vendorId !== undefined)) refuse('a vendor, and nobody else, needs a vendorId');
  if (line.kind === 'vendor' && place.districtId) refuse('a vendor belongs to no district');
  const missing = line.teaching?.reviews.find((subject) => !line.teaching!.subjects.includes(subject));
  if (missing) refuse(`a teacher can only review own subjects, not ${missing}`);
}

export interface CheckedLine {
  line: AccountLine;
  educationId: string;
  place: Place;
}

/** Checks one line against the registers. @throws LineProblem with the first thing that is wrong */
export function checkLine(line: AccountLine, registers: Registers): CheckedLine {
  const educationId = normaliseEducationId(line.educationId) ?? refuse('the educationId must be 4 to 32 letters and digits');
  const place = namedPlace(line, registers);
  checkKind(line, place);
  checkRoles(line, place);
  const problem =
    line.password === undefined ? null : checkNewPassword(line.password, { educationId, name: line.name });
  if (problem) refuse(`the password is ${problem}`);
  return { line, educationId, place };
}
