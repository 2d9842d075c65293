import { Type, type Static } from '@fudao/plugin-sdk';

const closed = { additionalProperties: false } as const;
const Text = Type.String({ minLength: 1, maxLength: 64 });
const Grade = Type.Integer({ minimum: 7, maximum: 9 });

export const StudentSchema = Type.Object(
  { educationId: Text, name: Text, classGroup: Text, birthDate: Type.Optional(Type.String({ maxLength: 10 })) },
  closed,
);

export const TeacherSchema = Type.Object(
  {
    educationId: Text,
    name: Text,
    school: Text,
    subjects: Type.Array(Text, { minItems: 1, maxItems: 9 }),
    grades: Type.Array(Grade, { minItems: 1, maxItems: 3 }),
    /** Reviews bank proposals of the own subjects. */
    reviewer: Type.Optional(Type.Boolean()),
  },
  closed,
);

export const AdministratorSchema = Type.Object(
  {
    educationId: Text,
    name: Text,
    role: Type.Union(
      ['school-administrator', 'district-administrator', 'city-administrator', 'vendor'].map((role) => Type.Literal(role)),
    ),
    /** Id of the school, the district or the vendor; anything for the city. */
    scope: Type.Optional(Text),
  },
  closed,
);

const ClassGroup = Type.Object({ id: Text, grade: Grade, name: Text }, closed);
const School = Type.Object({ id: Text, name: Text, classGroups: Type.Optional(Type.Array(ClassGroup)) }, closed);

/** Shape of a roster file, such as `core/seed/demo-city.yaml`. People are checked one by one. */
export const CityRosterSchema = Type.Object(
  {
    city: Type.Optional(Type.Object({ id: Text, name: Text }, closed)),
    districts: Type.Optional(
      Type.Array(Type.Object({ id: Text, name: Text, schools: Type.Optional(Type.Array(School)) }, closed)),
    ),
    students: Type.Optional(Type.Array(Type.Unknown())),
    teachers: Type.Optional(Type.Array(Type.Unknown())),
    administrators: Type.Optional(Type.Array(Type.Unknown())),
  },
  closed,
);

export type Student = Static<typeof StudentSchema>;
export type Teacher = Static<typeof TeacherSchema>;
export type Administrator = Static<typeof AdministratorSchema>;
export type CityRoster = Static<typeof CityRosterSchema>;

/** A line of `identity.importAccounts`; identity says what else must hold. */
export interface AccountLine extends Record<string, unknown> {
  educationId: string;
  name: string;
}

/** The districts, schools and class groups of the city as `organisation.importRoster` takes them. */
export function rosterOf({ districts = [] }: CityRoster) {
  const schools = districts.flatMap(({ id: districtId, schools: own = [] }) =>
    own.map(({ id, name, classGroups = [] }) => ({ id, name, classGroups, districtId })),
  );
  return {
    districts: districts.map(({ id, name }) => ({ id, name })),
    schools: schools.map(({ id, name, districtId }) => ({ id, name, districtId })),
    classGroups: schools.flatMap(({ id, classGroups }) => classGroups.map((group) => ({ ...group, schoolId: id }))),
  };
}

export function studentLine({ educationId, name, classGroup, birthDate }: Student): AccountLine {
  return { educationId, name, kind: 'student', classGroupId: classGroup, ...(birthDate && { birthDate }) };
}

export function teacherLine({ educationId, name, school, subjects, grades, reviewer }: Teacher): AccountLine {
  const teaching = { subjects, grades, reviews: reviewer ? subjects : [] };
  return { educationId, name, kind: 'teacher', schoolId: school, teaching };
}

/** Where an administrator's role holds, by the kind of the role. */
export function administratorLine({ educationId, name, role, scope }: Administrator): AccountLine {
  if (role === 'vendor') return { educationId, name, kind: 'vendor', vendorId: scope };
  const place = { 'school-administrator': { schoolId: scope }, 'district-administrator': { districtId: scope } }[role];
  return { educationId, name, kind: 'administrator', roles: [role], ...place };
}
