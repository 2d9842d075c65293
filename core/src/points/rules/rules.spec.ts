import fc from 'fast-check';
import { fenOf, pointsText, yuanText } from './hundredths.ts';
import { payoutOf } from './payout.ts';
import { termRulesOf, weekRulesOf } from './points-rules.ts';
import { answersOf, earnedBy, takenByAnnulling, type Service } from './service.ts';
import { change, cutByTerm, grantedOf, type Sums } from './sums.ts';

const city = { perTerm: 5000, fenPerPoint: 1000, adoptedAnswersPerWeek: 30, tariff: { sessionMinute: 20, classMinute: 40, adoptedAnswer: 200, lesson: 500 } };
const week = weekRulesOf('city@3', city);
const { cap } = termRulesOf('city@3', city);

const answer: Service = { kind: 'answer', quantity: 1 };
// Enough answers that a week's limit is passed.
const service = fc.oneof(
  { weight: 8, arbitrary: fc.constant(answer) },
  { weight: 1, arbitrary: fc.constant<Service>({ kind: 'lesson', quantity: 1 }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('session' as const, 'class' as const), quantity: fc.integer({ min: 0, max: 600 }) }) },
);
type Deed = { readonly service: Service; readonly isAnnulled: boolean };
const deeds = fc.array(fc.record<Deed>({ service, isAnnulled: fc.boolean() }), { maxLength: 80, size: 'max' });

const nothing: Sums = { earned: 0, corrected: 0 };

/** One week of one teacher, event by event, as the ledger goes through it. */
function runThrough(events: readonly { service: Service; isAnnulment: boolean }[], limit = cap) {
  let [answers, sums, granted] = [0, nothing, 0];
  for (const { service: one, isAnnulment } of events) {
    const earned = isAnnulment ? takenByAnnulling(one, answers, week) : earnedBy(one, answers, week);
    answers += (isAnnulment ? -1 : 1) * answersOf(one);
    const changed = change(sums, { earned }, limit);
    [sums, granted] = [changed.sums, granted + changed.amount];
    expect(granted).toBe(grantedOf(sums, limit));
    expect(granted).toBeLessThanOrEqual(limit);
  }
  return granted;
}

describe('what service earns', () => {
  test('is the tariff times the minutes, or a piece', () => {
    expect(earnedBy({ kind: 'session', quantity: 24 }, 0, week)).toBe(480);
    expect(earnedBy({ kind: 'class', quantity: 30 }, 0, week)).toBe(1200);
    expect(earnedBy({ kind: 'lesson', quantity: 1 }, 0, week)).toBe(500);
  });

  test('is nothing for the 31st adopted answer of a week, and annulling one of 31 takes nothing', () => {
    expect(earnedBy(answer, 29, week)).toBe(200);
    expect(earnedBy(answer, 30, week)).toBe(0);
    expect(takenByAnnulling(answer, 31, week)).toBe(0);
    expect(takenByAnnulling(answer, 30, week)).toBe(-200);
  });

  test('comes to the same in whatever order it is heard of, and never to more than the limits allow', () => {
    fc.assert(
      fc.property(deeds, fc.integer({ min: 0, max: 20_000 }), fc.func(fc.integer()), (all, limit, order) => {
        const awards = all.map((one) => ({ service: one.service, isAnnulment: false }));
        const annulments = all.filter(({ isAnnulled }) => isAnnulled).map((one) => ({ service: one.service, isAnnulment: true }));
        // Each annulment after its award; the rest in any order.
        const shuffled = [...awards.keys()].sort((one, other) => order(one) - order(other)).flatMap((at) => {
          const { service: one, isAnnulled } = all[at]!;
          return [{ service: one, isAnnulment: false }, ...(isAnnulled ? [{ service: one, isAnnulment: true }] : [])];
        });
        const left = all.filter(({ isAnnulled }) => !isAnnulled).map(({ service: one }) => one);
        const answers = Math.min(left.filter(({ kind }) => kind === 'answer').length, 30) * 200;
        const others = left.filter(({ kind }) => kind !== 'answer').reduce((sum, one) => sum + earnedBy(one, 0, week), 0);
        const expected = Math.min(answers + others, limit);
        expect([runThrough([...awards, ...annulments], limit), runThrough(shuffled, limit)]).toEqual([expected, expected]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a term's sums", () => {
  const sums = fc.record({ earned: fc.integer({ min: 0, max: 900_000 }), corrected: fc.integer({ min: -900_000, max: 900_000 }) });

  test('grant what there is, up to the cap and not below nothing', () => {
    expect(grantedOf({ earned: 600_000, corrected: -50_000 }, cap)).toBe(500_000);
    expect(grantedOf({ earned: 400_000, corrected: -50_000 }, cap)).toBe(350_000);
    expect(grantedOf({ earned: 100, corrected: -200 }, cap)).toBe(0);
    fc.assert(fc.property(sums, (one) => expect(grantedOf(one, cap) + cutByTerm(one, cap)).toBe(Math.max(0, one.earned + one.corrected))));
  });
});

describe('a payout', () => {
  const teachers = fc.array(fc.record({ teacherId: fc.string(), granted: fc.integer({ min: 0, max: 500_000 }) }), { maxLength: 40 });

  test('sums to the fen, whatever a point is worth', () => {
    fc.assert(
      fc.property(teachers, fc.integer({ min: 1, max: 5_000 }), (all, fenPerPoint) => {
        const { rows, fen, granted } = payoutOf(all, fenPerPoint);
        expect(rows.reduce((sum, row) => sum + row.fen, 0)).toBe(fen);
        expect(granted).toBe(all.reduce((sum, one) => sum + one.granted, 0));
        expect(Math.abs(fen - (granted * fenPerPoint) / 100)).toBeLessThanOrEqual(rows.length / 2);
        expect(rows.every((row) => Number.isInteger(row.fen) && row.granted > 0)).toBe(true);
        if (fenPerPoint % 100 === 0) expect(fen).toBe((granted * fenPerPoint) / 100);
      }),
    );
  });

  test('is worded in points and yuan without a rounding', () => {
    expect([pointsText(0), pointsText(5), pointsText(123_456), pointsText(-205)]).toEqual(['0.00', '0.05', '1234.56', '-2.05']);
    expect(yuanText(fenOf(500_000, 1000))).toBe('50000.00');
    fc.assert(fc.property(fc.maxSafeNat(), (amount) => expect(BigInt(pointsText(amount).replace('.', ''))).toBe(BigInt(amount))));
  });
});
