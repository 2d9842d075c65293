import fc from 'fast-check';
import { roles, type Audience, type Caller, type Role } from '@fudao/plugin-sdk';
import { callerOf } from '../testing/people.ts';
import { isInAudience } from './audience.ts';
import { AudienceIndex } from './audience-index.ts';

const account = fc.constantFrom('a1', 'a2', 'a3', 'a4');
const district = fc.constantFrom('d1', 'd2', 'd3');
const subject = fc.constantFrom('math', 'physics');
const grade = fc.integer({ min: 7, max: 9 });

const caller: fc.Arbitrary<Caller> = fc
  .record({
    id: account,
    districtId: fc.option(district),
    roles: fc.uniqueArray(fc.constantFrom<Role>(...roles), { maxLength: 2 }),
    sessionId: fc.option(fc.constantFrom('s1', 's2')),
    teaching: fc.option(fc.record({ subjects: fc.uniqueArray(subject), grades: fc.uniqueArray(grade), reviews: fc.constant([]) })),
  })
  .map(callerOf);

const audience: fc.Arbitrary<Audience> = fc.record(
  {
    accounts: fc.array(account, { maxLength: 3 }),
    districts: fc.array(district, { maxLength: 2 }),
    role: fc.constantFrom<Role>(...roles),
    teaching: fc.record({ subject, grade }),
  },
  { requiredKeys: [] },
);

test('finds exactly those that fulfil every condition, also after some have left', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(caller, fc.boolean()), { maxLength: 20 }), audience, (people, wanted) => {
      const members = people.map(([one, hasLeft]) => ({ caller: one, hasLeft }));
      const index = new AudienceIndex<(typeof members)[number]>();
      members.forEach((member) => index.add(member));
      members.filter(({ hasLeft }) => hasLeft).forEach((member) => index.remove(member));
      const expected = members.filter((member) => !member.hasLeft && isInAudience(member.caller, wanted));
      expect(new Set(index.select(wanted))).toEqual(new Set(expected));
      expect(index.select(wanted)).toHaveLength(expected.length);
    }),
  );
});

test('one more condition never reaches more people', () => {
  fc.assert(
    fc.property(caller, audience, audience, (one, first, second) => {
      fc.pre(Object.keys(first).length > 0);
      if (isInAudience(one, { ...second, ...first })) expect(isInAudience(one, first)).toBe(true);
    }),
  );
});

test('no condition reaches nobody: a forgotten audience must not be the whole city', () => {
  const index = new AudienceIndex();
  index.add({ caller: callerOf() });
  expect(index.select({})).toEqual([]);
  expect(index.select({ accounts: [] })).toEqual([]);
});
