import { MessageBudget } from './message-budget.ts';

describe('how often a framed page may speak', () => {
  const taken = (budget: MessageBudget, times: number, now: number) =>
    Array.from({ length: times }, () => budget.spend(now)).filter((verdict) => verdict === 'taken').length;

  it('a burst at once, then so many a second, and no more saved up than a burst', () => {
    const budget = new MessageBudget(0);
    expect(taken(budget, 200, 0)).toBe(120);
    expect(taken(budget, 200, 1_000)).toBe(60);
    expect(taken(budget, 200, 3_600_000)).toBe(120);
  });

  it('ends for a page that does not stop', () => {
    const budget = new MessageBudget(0);
    const verdicts = Array.from({ length: 2_000 }, () => budget.spend(0));
    expect(verdicts.indexOf('ended')).toBe(1_120);
  });
});
