import { systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';

function person(id: string, role: Role, more: Partial<Caller> = {}): Caller {
  return { ...systemCaller, kind: 'account', id, name: `name of ${id}`, roles: [role], districtId: 'east', ...more };
}

const student = (id: string, more: Partial<Caller> = {}) =>
  person(id, 'student', { schoolId: 'east-1', classGroupId: 'east-1-8-1', grade: 8, ...more });

const teacher = (id: string, subjects: string[], grades: number[], more: Partial<Caller> = {}) =>
  person(id, 'teacher', { schoolId: 'east-9', teaching: { subjects, grades, reviews: [] }, ...more });

/** Two districts that use the Q&A centre, and one that does not. */
export const people = {
  ann: student('ann'),
  bo: student('bo', { schoolId: 'east-2' }),
  wen: student('wen', { districtId: 'west', schoolId: 'west-1' }),
  outsider: student('outsider', { districtId: 'north', schoolId: 'north-1' }),
  newcomer: student('newcomer', { grade: null }),
  lin: teacher('lin', ['math', 'physics'], [7, 8]),
  zhao: teacher('zhao', ['math'], [8, 9]),
  gu: teacher('gu', ['math'], [8], { districtId: 'west' }),
  history: teacher('history', ['history'], [8]),
  ninth: teacher('ninth', ['math'], [9]),
  eastAdmin: person('east-admin', 'district-administrator'),
  westAdmin: person('west-admin', 'district-administrator', { districtId: 'west' }),
  firstSchool: person('first-school', 'school-administrator', { schoolId: 'east-1' }),
  secondSchool: person('second-school', 'school-administrator', { schoolId: 'east-2' }),
  cityAdmin: person('city-admin', 'city-administrator', { districtId: null }),
} as const;
