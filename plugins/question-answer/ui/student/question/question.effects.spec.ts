import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { AnApi } from '../../shared/testing/an-api.ts';
import { anAnswer, aQuestion } from '../../shared/testing/a-question.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { AskerPushActions } from '../questions/questions.actions.ts';
import { QuestionPageActions } from './question.actions.ts';
import { questionEffects } from './question.effects.ts';
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

  it('is withdrawn as soon as that is confirmed, once however often it is', () => {
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    expect(api.to('post', '/withdraw').length).toBe(1);
    expect(state().deed).toBe('withdraw');
    api.reply('post', '/withdraw', { id: questionId, state: 'withdrawn' });
    expect(state().question?.state).toBe('withdrawn');
    expect(state().deed).toBeNull();
  });

  it('says why it could not be withdrawn, and is sent under the same key when it is tried again', () => {
    const problem = new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '没有网络', retryable: true });
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    api.fail('post', '/withdraw', problem);
    expect(state().failedDeed).toEqual({ deed: 'withdraw', problem });
    store.dispatch(QuestionPageActions.withdrawalConfirmed({ questionId }));
    const [first, second] = api.to('post', '/withdraw');
    expect(second!.idempotencyKey).toBe(first!.idempotencyKey);
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
