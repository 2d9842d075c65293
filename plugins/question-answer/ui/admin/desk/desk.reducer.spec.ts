import { ApiProblem } from '@fudao/ui-kit';
import type { Action } from '@ngrx/store';
import { aDeskItem } from '../../shared/testing/a-question.ts';
import { DeskApiActions, DeskPageActions, DeskPushActions } from './desk.actions.ts';
import { deskFeature, type DeskState, isListed, wholeDesk } from './desk.reducer.ts';

const after = (...actions: Action[]): DeskState =>
  actions.reduce<DeskState | undefined>((state, action) => deskFeature.reducer(state, action), undefined) as DeskState;

const opened = [DeskPageActions.opened({ filter: wholeDesk }), DeskApiActions.loaded({ page: { items: [aDeskItem(), aDeskItem({ id: 'question-2' })], nextCursor: null } })];
const ids = (state: DeskState) => state.items.map(({ id }) => id);
const until = '2126-11-22T10:20:00.000Z';
const refused = new ApiProblem({ status: 409, code: 'QA_ALREADY_CLAIMED', sentence: '这个问题正由另一位老师解答', retryable: true });

describe('the desk', () => {
  it('puts what arrives at the end, so that nothing moves away under a hand, and marks it until it was seen', () => {
    const arrived = after(...opened, DeskApiActions.arrived({ item: aDeskItem({ id: 'question-3' }) }));
    expect(ids(arrived)).toEqual(['question-1', 'question-2', 'question-3']);
    expect(arrived.arrived).toEqual(['question-3']);
    expect(deskFeature.reducer(arrived, DeskApiActions.arrivalsSeen()).arrived).toEqual([]);
  });

  it('shows what was seen last while the same list is loaded anew, and nothing of another one', () => {
    const again = after(...opened, DeskPageActions.closed(), DeskPageActions.opened({ filter: wholeDesk }));
    expect(ids(again)).toEqual(['question-1', 'question-2']);
    const other = deskFeature.reducer(again, DeskPageActions.opened({ filter: { ...wholeDesk, tab: 'answered' } }));
    expect(ids(other)).toEqual([]);
    expect(other.status).toBe('loading');
  });

  it('shows a question once, also if it arrives while the list is loaded', () => {
    expect(ids(after(...opened, DeskApiActions.arrived({ item: aDeskItem() })))).toEqual(['question-1', 'question-2']);
  });

  it('shows who was faster, and that the question is free again', () => {
    const lost = after(...opened, DeskPageActions.claimAsked({ questionId: 'question-1' }), DeskApiActions.claimRefused({ questionId: 'question-1', problem: refused, until }));
    expect(lost.items[0]?.claim).toEqual({ mine: false, endsAt: until });
    expect(lost.refusals).toEqual({ 'question-1': refused.sentence });
    const free = deskFeature.reducer(lost, DeskPushActions.released({ questionId: 'question-1' }));
    expect(free.items[0]?.claim).toBeNull();
    expect(free.refusals).toEqual({});
  });

  it('does not take its own claim for that of another when it is told of it', () => {
    const claim = { mine: true, endsAt: until, renewableUntil: until };
    const mine = after(...opened, DeskApiActions.claimed({ questionId: 'question-1', claim }), DeskPushActions.claimed({ questionId: 'question-1', endsAt: until }));
    expect(mine.items[0]?.claim?.mine).toBe(true);
  });

  it('drops what needs no more answers', () => {
    expect(ids(after(...opened, DeskPushActions.closed({ questionId: 'question-1' })))).toEqual(['question-2']);
    expect(ids(after(...opened, DeskPushActions.answered({ questionId: 'question-1', answerCount: 1 })))).toEqual(['question-1', 'question-2']);
    expect(ids(after(...opened, DeskPushActions.answered({ questionId: 'question-1', answerCount: 3 })))).toEqual(['question-2']);
  });

  it('listens to what its filter shows', () => {
    const told = { subject: 'math', grade: 7 };
    const narrowed = (filter: Partial<DeskState['filter']>) => after(DeskPageActions.opened({ filter: wholeDesk }), DeskPageActions.filterChanged({ filter: { ...wholeDesk, ...filter } }));
    expect(isListed(narrowed({}), told)).toBe(true);
    expect(isListed(narrowed({ subject: 'physics' }), told)).toBe(false);
    expect(isListed(narrowed({ grade: 8 }), told)).toBe(false);
    expect(isListed(narrowed({ tab: 'answered' }), told)).toBe(false);
    expect(isListed(after(DeskPageActions.closed()), told)).toBe(false);
  });
});
