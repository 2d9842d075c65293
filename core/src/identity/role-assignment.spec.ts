import { assignmentsOf, rolesOf } from './role-assignment.ts';

const place = { districtId: 'yunhu', schoolId: 'qinghe', classGroupId: null, grade: null };

test('a teacher who reviews is a reviewer too', () => {
  expect(rolesOf('teacher', [], { subjects: ['math'], grades: [7], reviews: ['math'] })).toEqual(['reviewer', 'teacher']);
  expect(rolesOf('teacher', [], { subjects: ['math'], grades: [7], reviews: [] })).toEqual(['teacher']);
});

test('an administrator is what was assigned, and nothing by kind', () => {
  expect(rolesOf('administrator', ['district-administrator', 'district-administrator'], null)).toEqual([
    'district-administrator',
  ]);
});

test('a role holds where it belongs', () => {
  expect(assignmentsOf(['district-administrator', 'reviewer', 'school-administrator'], place, null)).toEqual([
    { role: 'district-administrator', scope: 'district', scopeId: 'yunhu' },
    { role: 'reviewer', scope: 'city', scopeId: '' },
    { role: 'school-administrator', scope: 'school', scopeId: 'qinghe' },
  ]);
  expect(assignmentsOf(['vendor'], place, 'acme')).toEqual([{ role: 'vendor', scope: 'vendor', scopeId: 'acme' }]);
});

test('a role without its place is our fault', () => {
  expect(() => assignmentsOf(['school-administrator'], { ...place, schoolId: null }, null)).toThrow('needs a school');
});
