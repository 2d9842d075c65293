import fc from 'fast-check';
import { isOpen, step, type ApplicationFacts, type Decision, type Deed } from './application-rules.ts';
import { levelOf, levels, type Level } from './levels.ts';

const teacherId = 'teacher';
const start: ApplicationFacts = { state: 'draft', teacherId, revision: 1, returnedBy: null, decisions: [] };

const person = fc.constantFrom('teacher', 'a', 'b', 'c', 'd', 'e', 'f');
const level = fc.constantFrom(...levels);
const wish = fc.record({
  kind: fc.constantFrom(
    'submit',
    'submit',
    'submit',
    'take-back',
    'approve',
    'approve',
    'approve',
    'approve',
    'approve',
    'return',
    'return',
    'refuse',
  ),
  by: person,
  level,
  isLate: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 9),
  reason: fc.constantFrom('证书不清晰', null),
  hasMoved: fc.boolean(),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

/** Half of the time the level that it is at, so that histories go somewhere. */
function deedOf(
  facts: ApplicationFacts,
  { kind, by, level: wanted, isLate, reason, hasMoved }: Wish,
  isApt: boolean,
): Deed {
  const revision = facts.revision - (isLate ? 1 : 0);
  if (kind === 'submit') return { kind, by: isApt ? teacherId : by, revision, hasMoved };
  if (kind === 'take-back') return { kind, by, revision };
  return { kind: kind as Decision['kind'], by, revision, level: (isApt && levelOf(facts.state)) || wanted, reason };
}

interface Passed {
  readonly before: ApplicationFacts;
  readonly deed: Deed;
  readonly after: ApplicationFacts;
}

function live(wishes: readonly (readonly [Wish, boolean])[]): Passed[] {
  const passed: Passed[] = [];
  let facts = start;
  for (const [one, isApt] of wishes) {
    const deed = deedOf(facts, one, isApt);
    let outcome;
    try {
      outcome = step(facts, deed);
    } catch {
      continue;
    }
    const decisions = 'level' in deed ? [...facts.decisions, { level: deed.level, by: deed.by }] : facts.decisions;
    const after = { ...facts, ...outcome, decisions, revision: facts.revision + 1 };
    passed.push({ before: facts, deed, after });
    facts = after;
  }
  return passed;
}

const life = fc.array(fc.tuple(wish, fc.boolean()), { maxLength: 40 }).map(live);
const approvalsIn = (passed: readonly Passed[]) =>
  passed.flatMap(({ deed }) => (deed.kind === 'approve' ? [deed] : []));

describe('an application', () => {
  test('is admitted only after school, district and city, in this order and by three people', () => {
    let admitted = 0;
    fc.assert(
      fc.property(life, (passed) => {
        if (passed.at(-1)?.after.state !== 'admitted') return;
        admitted += 1;
        const lastOf = (wanted: Level) =>
          passed.findLastIndex(({ deed }) => deed.kind === 'approve' && deed.level === wanted);
        const [school, district, city] = levels.map(lastOf);
        expect(school! >= 0 && school! < district! && district! < city!).toBe(true);
        const last = new Set([school!, district!, city!].map((at) => passed[at]!.deed.by));
        expect(last.size).toBe(3);
      }),
      { numRuns: 2_000 },
    );
    expect(admitted).toBeGreaterThan(10);
  });

  test('is never decided on by the applicant, by one person at two levels, or as it was before', () => {
    fc.assert(
      fc.property(life, (passed) => {
        for (const { before, deed } of passed) {
          expect(deed.revision).toBe(before.revision);
          if ('level' in deed) expect(deed.by).not.toBe(teacherId);
          else expect(deed.by).toBe(teacherId);
        }
        const seen = new Map<string, Level>();
        for (const { deed } of passed) {
          if (!('level' in deed)) continue;
          expect(seen.get(deed.by) ?? deed.level).toBe(deed.level);
          seen.set(deed.by, deed.level);
          if (deed.kind !== 'approve') expect(deed.reason).not.toBeNull();
        }
      }),
    );
  });

  test('ends for good, and skips no level on its way', () => {
    fc.assert(
      fc.property(life, (passed) => {
        for (const { before, after, deed } of passed) {
          expect(isOpen(before.state)).toBe(true);
          const [from, to] = [levelOf(before.state), levelOf(after.state)];
          if (from && to) expect(levels.indexOf(to)).toBe(levels.indexOf(from) + 1);
          if (deed.kind === 'submit')
            expect(to).toBe(deed.hasMoved || before.state === 'draft' ? 'school' : before.returnedBy);
        }
        expect(approvalsIn(passed).length).toBeLessThanOrEqual(passed.length);
      }),
    );
  });

  test.each<[string, Partial<ApplicationFacts>, Partial<Decision>, string]>([
    ['the own', {}, { by: teacherId }, 'ADMISSION_OWN_APPLICATION'],
    ['what the reviewer did not see', { revision: 2 }, {}, 'ADMISSION_CHANGED_MEANWHILE'],
    ['what is at another level', {}, { level: 'city' }, 'ADMISSION_NOT_AT_YOUR_LEVEL'],
    [
      'what was decided at another level',
      { decisions: [{ level: 'district', by: 'a' }] },
      {},
      'ADMISSION_DECIDED_AT_OTHER_LEVEL',
    ],
    ['without a reason', {}, { kind: 'return' }, 'ADMISSION_REASON_REQUIRED'],
  ])('is not decided on: %s', (_, facts, deed, code) => {
    const wanted = { kind: 'approve', by: 'a', revision: 1, level: 'school', reason: null, ...deed } as Decision;
    expect(() => step({ ...start, state: 'school-review', ...facts }, wanted)).toThrow(
      expect.objectContaining({ code }),
    );
  });
});
