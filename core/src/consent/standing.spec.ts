import fc from 'fast-check';
import { addDays } from '../runtime/city-time/index.ts';
import { graceEndsOn, ofAgeOn } from './coming-of-age.ts';
import { givers, standingOf, type Decision } from './standing.ts';

const ask = { version: '1', isOptional: true };
const needed = { version: '1', isOptional: false };
const said = (over: Partial<Decision> = {}): Decision => ({
  ...{ purpose: 'recommendation', pluginId: '', isAllowed: true, givenBy: 'guardian', version: '1', at: 1 },
  ...over,
});
const graceDays = 30;
const on = (today: string) => ({ today, graceDays });
const birth = '2012-12-10';

test.each([
  ['nobody answered', undefined, '2026-11-22', 'missing', false],
  ['the guardian allowed it', said(), '2026-12-09', 'allowed', true],
  ['the student is 14 today', said(), '2026-12-10', 'to-confirm', true],
  ['on the last day of grace', said(), '2027-01-08', 'to-confirm', true],
  ['when the grace is over', said(), '2027-01-09', 'lapsed', false],
  ['the student said so too', said({ givenBy: 'student' }), '2027-01-09', 'allowed', true],
  ['a child answered too early', said({ givenBy: 'student' }), '2026-12-09', 'missing', false],
  ['the guardian refused, before', said({ isAllowed: false }), '2026-12-09', 'refused', false],
  ['the guardian refused, after', said({ isAllowed: false }), '2027-06-01', 'refused', false],
  ['the words changed', said({ version: '0' }), '2026-11-22', 'stale', false],
  ['the words changed, refused', said({ version: '0', isAllowed: false }), '2026-11-22', 'refused', false],
] as const)('%s', (_what, decision, today, state, isAllowed) => {
  expect(standingOf(ask, decision, birth, on(today))).toEqual({ state, isAllowed });
});

test('what is needed goes on until the student answers', () => {
  expect(standingOf(needed, said(), birth, on('2030-01-01'))).toEqual({ state: 'to-confirm', isAllowed: true });
});

test('whose day of birth nobody knows stays with the guardian', () => {
  expect(standingOf(ask, said(), null, on('2030-01-01')).state).toBe('allowed');
  expect(standingOf(ask, said({ givenBy: 'student' }), null, on('2030-01-01')).isAllowed).toBe(false);
});

test('nothing is allowed but by a yes to these words, of who may say it, at any time around 14', () => {
  const decision = fc.option(
    fc.record({
      ...{ purpose: fc.constant('recommendation'), pluginId: fc.constant(''), at: fc.constant(1) },
      ...{ isAllowed: fc.boolean(), givenBy: fc.constantFrom(...givers), version: fc.constantFrom('1', '2') },
    }),
    { nil: undefined },
  );
  const birthDate = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2010-01-01', days));
  fc.assert(
    fc.property(decision, birthDate, fc.integer({ min: -60, max: 60 }), (one, born, days) => {
      const today = addDays(ofAgeOn(born)!, days);
      const { isAllowed } = standingOf(ask, one, born, on(today));
      const isGivers = one?.givenBy === 'student' ? days >= 0 : today < graceEndsOn(born, graceDays)!;
      expect(isAllowed).toBe(one !== undefined && one.isAllowed && one.version === '1' && isGivers);
    }),
    { numRuns: 500 },
  );
});
