import fc from 'fast-check';
import { anonymousCaller, roles, systemCaller, type Caller, type Role } from '@fudao/plugin-sdk';
import { administrationScope, decideManage, isInScope } from './administration-scope.ts';

const districtId = fc.constantFrom('yunhu', 'dongling', null);
const schoolId = fc.constantFrom('qinghe', 'songtai', null);
const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 3 });
const id = fc.constantFrom('a', 'b', 'c');

const caller = fc
  .record({ id, roles: someRoles, districtId, schoolId })
  .map((fields): Caller => ({ ...anonymousCaller, kind: 'account', ...fields }));
const account = fc.record({ id, roles: someRoles, districtId, schoolId });

const has = (roles: readonly Role[], role: Role) => roles.includes(role);

describe('the scope of an administrator', () => {
  test('never reaches another district without the role of the city', () => {
    fc.assert(
      fc.property(caller, account, (who, whom) => {
        fc.pre(!has(who.roles, 'city-administrator') && who.districtId !== whom.districtId);
        expect(decideManage(who, whom)).toBe('not-found');
        const scope = administrationScope(who);
        expect(scope !== null && isInScope(scope, whom)).toBe(false);
      }),
    );
  });

  test('never reaches another school with the role of a school alone', () => {
    fc.assert(
      fc.property(caller, account, (who, whom) => {
        fc.pre(!has(who.roles, 'city-administrator') && !has(who.roles, 'district-administrator'));
        fc.pre(who.schoolId !== whom.schoolId);
        expect(decideManage(who, whom)).toBe('not-found');
      }),
    );
  });

  test('gives nobody power over the own account or over an equal, but the city over its own', () => {
    fc.assert(
      fc.property(caller, account, (who, whom) => {
        const decision = decideManage(who, whom);
        if (who.id === whom.id) expect(decision).not.toBe('granted');
        if (has(whom.roles, 'city-administrator') && !has(who.roles, 'city-administrator')) {
          expect(decision).not.toBe('granted');
        }
      }),
    );
  });

  test('is nothing for who administers nothing', () => {
    fc.assert(
      fc.property(caller, (who) => {
        fc.pre(!who.roles.some((role) => role.endsWith('administrator')));
        expect(administrationScope(who)).toBeNull();
      }),
    );
  });
});

describe('an administrator', () => {
  const who = (role: Role, over: Partial<Caller> = {}): Caller => ({
    ...anonymousCaller,
    kind: 'account',
    id: 'admin',
    roles: [role],
    districtId: 'yunhu',
    schoolId: 'qinghe',
    ...over,
  });
  const whom = (role: Role) => ({ id: 'other', roles: [role], districtId: 'yunhu', schoolId: 'qinghe' });

  test.each<[Role, Role, string]>([
    ['school-administrator', 'student', 'granted'],
    ['school-administrator', 'teacher', 'granted'],
    ['school-administrator', 'school-administrator', 'not-allowed'],
    ['school-administrator', 'district-administrator', 'not-allowed'],
    ['district-administrator', 'school-administrator', 'granted'],
    ['district-administrator', 'district-administrator', 'not-allowed'],
    ['city-administrator', 'district-administrator', 'granted'],
    ['city-administrator', 'city-administrator', 'granted'],
    ['teacher', 'student', 'not-found'],
    ['vendor', 'student', 'not-found'],
  ])('%s over %s: %s', (role, other, decision) => {
    expect(decideManage(who(role), whom(other))).toBe(decision);
  });

  test('the platform itself may always', () => {
    expect(decideManage(systemCaller, whom('city-administrator'))).toBe('granted');
  });
});
