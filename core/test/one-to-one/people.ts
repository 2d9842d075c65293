import { systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';

function person(id: string, role: Role, more: Partial<Caller> = {}): Caller {
  return { ...systemCaller, kind: 'account', id, name: `name of ${id}`, roles: [role], districtId: 'east', ...more };
}

const student = (id: string, more: Partial<Caller> = {}) => person(id, 'student', { schoolId: 'east-1', classGroupId: 'east-1-8-1', grade: 8, ...more });

const teacher = (id: string, subjects: string[], more: Partial<Caller> = {}) =>
  person(id, 'teacher', { schoolId: 'east-9', teaching: { subjects, grades: [7, 8], reviews: [] }, ...more });

/** Two districts that use one-to-one, and one that does not. */
export const people = {
  ann: student('ann'),
  bo: student('bo'),
  wen: student('wen', { districtId: 'west', schoolId: 'west-1' }),
  outsider: student('outsider', { districtId: 'north', schoolId: 'north-1' }),
  newcomer: student('newcomer', { grade: null }),
  lin: teacher('lin', ['math', 'physics']),
  zhao: teacher('zhao', ['math']),
  gu: teacher('gu', ['math'], { districtId: 'west' }),
  history: teacher('history', ['history']),
  eastAdmin: person('east-admin', 'district-administrator'),
  schoolAdmin: person('school-admin', 'school-administrator', { schoolId: 'east-1' }),
  otherSchoolAdmin: person('other-school-admin', 'school-administrator', { schoolId: 'east-2' }),
  westAdmin: person('west-admin', 'district-administrator', { districtId: 'west' }),
} as const;
