import type { QuestionListItem } from '../../../api.ts';
import { aQuestion } from '../../shared/testing/a-question.ts';
import { QuestionsApiActions, QuestionsPageActions } from './questions.actions.ts';
import { questionsFeature } from './questions.reducer.ts';

function anItem(id: string, state: QuestionListItem['state'] = 'open'): QuestionListItem {
  const { subject, grade, askedAt, answerCount, answersWanted, claim } = aQuestion();
  return { id, subject, grade, state, askedAt, answerCount, answersWanted, claim, excerpt: '', pictureCount: 0 };
}

describe('the list of questions', () => {
  const { reducer } = questionsFeature;
  const loaded = [
    QuestionsPageActions.opened({ state: null }),
    QuestionsPageActions.filterChanged({ filter: { state: null, words: '方程' } }),
    QuestionsApiActions.loaded({ page: { items: [anItem('q1')], nextCursor: null } }),
  ].reduce(reducer, reducer(undefined, { type: 'begin' }));

  it('stays in view while it is loaded anew', () => {
    const again = reducer(loaded, QuestionsPageActions.opened({ state: null }));
    expect(again.items.map(({ id }) => id)).toEqual(['q1']);
    expect(again.status).toBe('loading');
  });

  it('is another one where the address names another state; the words looked for still hold', () => {
    const other = reducer(loaded, QuestionsPageActions.opened({ state: 'answered' }));
    expect(other.items).toEqual([]);
    expect(other.filter).toEqual({ state: 'answered', words: '方程' });
  });

  it('tells the home page of the three latest, and of what waits', () => {
    const items = [anItem('a', 'answered'), anItem('b'), anItem('c', 'matched'), anItem('d')];
    const { latest, toAdopt, waiting, guided } = questionsFeature.selectSummary.projector(items, {});
    expect(latest.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect([toAdopt, waiting, guided]).toEqual([1, 2, 1]);
  });
});
