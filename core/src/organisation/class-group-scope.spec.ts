import fc from 'fast-check';
import { anonymousCaller, roles, systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';
import { maySeeClassGroups } from './class-group-scope.ts';

const school = { id: 'yunhu-qinghe', districtId: 'yunhu', name: '清禾中学' };

const caller = (role: Role, districtId: string | null, schoolId: string | null): Caller => ({
  ...anonymousCaller,
  kind: 'account',
  id: 'a',
  roles: [role],
  districtId,
  schoolId,
});

test.each<[string, Caller, boolean]>([
  ['a student of the school', caller('student', 'yunhu', 'yunhu-qinghe'), true],
  ['a student of the neighbour school', caller('student', 'yunhu', 'yunhu-wanghu'), false],
  ['a teacher of the school', caller('teacher', 'yunhu', 'yunhu-qinghe'), true],
  ['the administrator of another school', caller('school-administrator', 'yunhu', 'yunhu-wanghu'), false],
  ['the administrator of the district', caller('district-administrator', 'yunhu', null), true],
  ['the administrator of another district', caller('district-administrator', 'dongling', null), false],
  ['the administrator of the city', caller('city-administrator', null, null), true],
  ['a vendor', caller('vendor', null, null), false],
  ['the platform', systemCaller, true],
  ['nobody', anonymousCaller, false],
])('%s', (_who, who, may) => {
  expect(maySeeClassGroups(who, school)).toBe(may);
});

test('nobody of another district sees them, but the city', () => {
  const others = roles.filter((role) => role !== 'city-administrator');
  fc.assert(
    fc.property(fc.constantFrom(...others), fc.string(), fc.option(fc.string()), (role, districtId, schoolId) => {
      fc.pre(districtId !== school.districtId && schoolId !== school.id);
      expect(maySeeClassGroups(caller(role, districtId, schoolId), school)).toBe(false);
    }),
  );
});
