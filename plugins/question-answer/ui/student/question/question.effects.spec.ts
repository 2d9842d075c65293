import { TestBed } from '@angular/core/testing';
import { ApiClient } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { AnApi } from '../../shared/testing/an-api.ts';
import { anAnswer, aQuestion } from '../../shared/testing/a-question.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { AskerPushActions } from '../questions/questions.actions.ts';
import { QuestionPageActions } from './question.actions.ts';
import { questionEffects, undoMs } from './question.effects.ts';
import { questionFeature } from './question.reducer.ts';

describe('an open question', () => {
  let api: AnApi;
  let store: Store;
  const questionId = 'question-1';
  const state = () => TestBed.inject(Store).selectSignal(questionFeature.selectQuestionAnswerQuestionState)();

  beforeEach(() => {
    jasmine.clock().install().mockDate();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: ApiClient, useValue: api }, IntentionKeys, provideState(questionFeature), provideEffects(questionEffects)],
    });
    store = TestBed.inject(Store);
    store.dispatch(QuestionPageActions.opened({ questionId }));
    api.reply('get', '/question-1', aQuestion({ answers: [anAnswer()], state: 'answered', answerCount: 1 }));
  });

  afterEach(() => jasmine.clock().uninstall());

  it('is withdrawn only when the time to undo it is over', () => {
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    jasmine.clock().tick(undoMs - 10);
    expect(api.to('post', '/withdraw').length).toBe(0);
    jasmine.clock().tick(20);
    expect(api.to('post', '/withdraw').length).toBe(1);
  });

  it('is not withdrawn after an undo, and can be withdrawn later', () => {
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    store.dispatch(QuestionPageActions.withdrawalUndone({ questionId }));
    jasmine.clock().tick(undoMs + 10);
    expect(api.to('post', '/withdraw').length).toBe(0);
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    jasmine.clock().tick(undoMs + 10);
    expect(api.to('post', '/withdraw').length).toBe(1);
  });

  it('is loaded anew when an answer to it is told, not when one to another is', () => {
    store.dispatch(AskerPushActions.answered({ questionId: 'question-2', answerCount: 1 }));
    jasmine.clock().tick(200);
    expect(api.to('get', '/question-1').length).toBe(1);
    store.dispatch(AskerPushActions.answered({ questionId, answerCount: 2 }));
    jasmine.clock().tick(200);
    expect(api.to('get', '/question-1').length).toBe(2);
  });

  it('shows the adoption with its rating', () => {
    store.dispatch(QuestionPageActions.adoptionConfirmed({ answerId: 'answer-1', stars: 5, words: ' 谢谢 ' }));
    expect(api.to('post', '/adopt')[0]!.body).toEqual({ stars: 5, words: '谢谢' });
    const rating = { stars: 5, words: '谢谢', ratedAt: '2026-11-22T11:00:00.000Z' };
    api.reply('post', '/adopt', { questionId, state: 'adopted', rating });
    expect(state().question?.state).toBe('adopted');
    expect(state().question?.answers[0]).toEqual(jasmine.objectContaining({ adopted: true, rating }));
  });
});
