/** Shape of `core/seed/demo-city.yaml`. */
export interface DemoCity {
  city: { id: string; name: string };
  districts: {
    id: string;
    name: string;
    schools: { id: string; name: string; classGroups: { id: string; grade: number; name: string }[] }[];
  }[];
  students: { educationId: string; name: string; classGroup: string }[];
  teachers: {
    educationId: string;
    name: string;
    school: string;
    subjects: string[];
    grades: number[];
    /** Reviews bank proposals of the own subjects. */
    reviewer?: boolean;
  }[];
  administrators: { educationId: string; name: string; role: string; scope: string }[];
}

/** The districts, schools and class groups of the city as `organisation.importRoster` takes them. */
export function rosterOf({ districts }: DemoCity) {
  const schools = districts.flatMap((district) =>
    district.schools.map(({ id, name, classGroups }) => ({ id, name, classGroups, districtId: district.id })),
  );
  return {
    districts: districts.map(({ id, name }) => ({ id, name })),
    schools: schools.map(({ id, name, districtId }) => ({ id, name, districtId })),
    classGroups: schools.flatMap(({ id, classGroups }) => classGroups.map((group) => ({ ...group, schoolId: id }))),
  };
}

/** Where an administrator's role holds, by the kind of the role. */
function placeOf(role: string, scope: string): Record<string, unknown> {
  if (role === 'vendor') return { kind: 'vendor', vendorId: scope };
  const place = { 'school-administrator': { schoolId: scope }, 'district-administrator': { districtId: scope } }[role];
  return { kind: 'administrator', roles: [role], ...place };
}

/** All people of the city as `identity.importAccounts` takes them. */
export function accountsOf({ students, teachers, administrators }: DemoCity, password: string) {
  return [
    ...students.map(({ educationId, name, classGroup }) => ({
      ...{ educationId, name, password },
      kind: 'student',
      classGroupId: classGroup,
    })),
    ...teachers.map(({ educationId, name, school, subjects, grades, reviewer }) => ({
      ...{ educationId, name, password },
      kind: 'teacher',
      schoolId: school,
      teaching: { subjects, grades, reviews: reviewer ? subjects : [] },
    })),
    ...administrators.map(({ educationId, name, role, scope }) => ({
      ...{ educationId, name, password },
      ...placeOf(role, scope),
    })),
  ];
}
