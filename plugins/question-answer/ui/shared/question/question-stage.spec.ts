import { questionStage } from './question-stage.ts';

describe('the stage of a question', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  const until = (endsAt: string) => ({ state: 'open' as const, claim: { mine: false, endsAt } });

  it('is being answered only while a claim lives', () => {
    expect(questionStage(until('2026-11-22T10:05:00Z'), now)).toBe('being-answered');
    expect(questionStage(until('2026-11-22T09:59:59Z'), now)).toBe('waiting');
    expect(questionStage({ state: 'open', claim: null }, now)).toBe('waiting');
  });

  it('is held, or refused, until its asker has ended it', () => {
    const held = { state: 'open' as const, claim: null, held: 'waiting' as const };
    expect([questionStage(held, now), questionStage({ ...held, state: 'matched' }, now)]).toEqual(['held', 'held']);
    expect(questionStage({ ...held, held: 'refused' }, now)).toBe('refused');
    expect(questionStage({ ...held, state: 'withdrawn' }, now)).toBe('withdrawn');
  });

  it('stays answered while a second teacher writes', () => {
    expect(questionStage({ ...until('2026-11-22T10:05:00Z'), state: 'answered' }, now)).toBe('answered');
  });
});
