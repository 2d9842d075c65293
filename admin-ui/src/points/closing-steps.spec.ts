import type { DistrictClosing, Readiness } from './closing.ts';
import { closingSteps } from './closing-steps.ts';

const district = (readiness: Readiness, pending = 0) => ({ readiness, pending }) as DistrictClosing;
const statesOf = (isOver: boolean, ...districts: DistrictClosing[]) => closingSteps({ isOver, districts }).map(({ state }) => state);

describe('the steps of a closing', () => {
  it('lead from the end of the term to the payout', () => {
    expect(statesOf(false, district('open'))).toEqual(['now', 'later', 'later', 'later', 'later']);
    expect(statesOf(true, district('open', 2))).toEqual(['done', 'now', 'later', 'later', 'later']);
    expect(statesOf(true, district('signed'), district('stale'))).toEqual(['done', 'done', 'now', 'later', 'later']);
    expect(statesOf(true, district('signed'), district('empty'))).toEqual(['done', 'done', 'done', 'now', 'later']);
    expect(statesOf(true, district('closed'), district('closed'))).toEqual(['done', 'done', 'done', 'done', 'now']);
  });

  it('go back where a district was reopened', () => {
    expect(statesOf(true, district('closed'), district('open'))).toEqual(['done', 'done', 'now', 'later', 'later']);
  });
});
