import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aQuestion } from '../../shared/testing/a-question.ts';
import { answerDraftEffects } from './answer-draft.effects.ts';
import { AnswerPageActions } from './answering.actions.ts';
import { answeringEffects } from './answering.effects.ts';
import { answeringFeature } from './answering.reducer.ts';
import { type AnswerForm, contentOf, emptyForm } from './answer-form.ts';
import { KeptAnswers } from './kept-answers.ts';

const questionId = 'question-1';
const claim = { mine: true, endsAt: '2126-11-22T10:00:00.000Z' };
const changed = new ApiProblem({
  status: 409,
  code: 'QA_DRAFT_CHANGED',
  sentence: '草稿已在另一处被修改',
  retryable: false,
  details: { revision: 7 },
});

describe('the draft of an answer', () => {
  let api: AnApi;
  let store: Store;
  const state = () => TestBed.inject(Store).selectSignal(answeringFeature.selectQuestionAnswerAnsweringState)();
  const kept = () => TestBed.inject(KeptAnswers).read(questionId);
  const saves = () => api.to('put', '/answer-draft');
  const revisions = () => saves().map(({ body }) => (body as { revision: number }).revision);
  const form = (thinking: string): AnswerForm => ({ ...emptyForm, thinking });

  function write(thinking: string): void {
    store.dispatch(AnswerPageActions.formChanged({ form: form(thinking) }));
    jasmine.clock().tick(1_100);
  }

  const saved = (revision: number) => api.reply('put', '/answer-draft', { revision, savedAt: '2026-11-22T10:00:00.000Z' });

  beforeEach(() => {
    localStorage.clear();
    jasmine.clock().install().mockDate();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ApiClient, useValue: api },
        KeptAnswers,
        provideState(answeringFeature),
        provideEffects(answeringEffects, answerDraftEffects),
      ],
    });
    store = TestBed.inject(Store);
    store.dispatch(AnswerPageActions.opened({ questionId }));
    api.reply('get', '/question-1', aQuestion({ viewer: 'teacher', claim }));
  });

  afterEach(() => jasmine.clock().uninstall());

  it('is saved one after the other, each on the revision before it', () => {
    write('先');
    write('先移项');
    expect(saves().length).toBe(1);
    saved(1);
    expect(revisions()).toEqual([0, 1]);
    saved(2);
    expect(state().saving).toBe('saved');
    expect(kept()).toBeUndefined();
  });

  it('stays on the device until the server has it', () => {
    write('先移项');
    expect(kept()?.form.thinking).toBe('先移项');
  });

  it('waits for the teacher where it was changed elsewhere, and loses neither', () => {
    write('这里的');
    api.fail('put', '/answer-draft', changed);
    expect(state().saving).toBe('conflict');
    write('这里的，更多');
    expect(saves().length).toBe(1);
    store.dispatch(AnswerPageActions.ownDraftWanted());
    jasmine.clock().tick(1_100);
    expect(revisions()).toEqual([0, 7]);
  });

  it('takes the other draft when asked to', () => {
    write('这里的');
    api.fail('put', '/answer-draft', changed);
    store.dispatch(AnswerPageActions.otherDraftWanted());
    const draft = { ...contentOf(form('另一处的')), pictures: [], reading: [], revision: 7, savedAt: '2026-11-22T10:00:00.000Z' };
    api.reply('get', '/question-1', aQuestion({ viewer: 'teacher', claim, draft }));
    expect(state().form.thinking).toBe('另一处的');
    expect(state().saving).toBe('saved');
    expect(kept()).toBeUndefined();
  });

  it('survives the end of the claim', () => {
    write('先移项');
    store.dispatch(AnswerPageActions.leaseEnded());
    expect(state().hasLeaseEnded).toBe(true);
    expect(state().form.thinking).toBe('先移项');
  });
});
