import { assignmentsOf, rolesOf } from './role-assignment.ts';

const account = { roles: [], districtId: 'yunhu', schoolId: 'qinghe', vendorId: null };

test('a teacher who reviews is a reviewer too', () => {
  expect(rolesOf('teacher', [], { subjects: ['math'], grades: [7], reviews: ['math'] })).toEqual([
    'reviewer',
    'teacher',
  ]);
  expect(rolesOf('teacher', [], { subjects: ['math'], grades: [7], reviews: [] })).toEqual(['teacher']);
});

test('an administrator is what was assigned, and nothing by kind', () => {
  expect(rolesOf('administrator', ['district-administrator', 'district-administrator'], null)).toEqual([
    'district-administrator',
  ]);
});

test('a role holds where it belongs', () => {
  expect(assignmentsOf({ ...account, roles: ['district-administrator', 'reviewer', 'school-administrator'] })).toEqual([
    { role: 'district-administrator', scope: 'district', scopeId: 'yunhu' },
    { role: 'reviewer', scope: 'city', scopeId: '' },
    { role: 'school-administrator', scope: 'school', scopeId: 'qinghe' },
  ]);
  expect(assignmentsOf({ ...account, roles: ['vendor'], vendorId: 'acme' })).toEqual([
    { role: 'vendor', scope: 'vendor', scopeId: 'acme' },
  ]);
});

test('a role without its place is our fault', () => {
  expect(() => assignmentsOf({ ...account, roles: ['school-administrator'], schoolId: null })).toThrow(
    'needs a school',
  );
});
