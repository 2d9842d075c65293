import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem, Drafts } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aQuestion } from '../../shared/testing/a-question.ts';
import { AskPageActions } from './ask.actions.ts';
import type { AskDraft, KeptDraft } from './ask-draft.ts';
import { askEffects } from './ask.effects.ts';
import { askFeature } from './ask.reducer.ts';
import { draftEffects } from './draft.effects.ts';
import { KeptDraftStore } from './kept-draft.ts';

const offline = new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '连接不到服务器', retryable: true });
const draft: AskDraft = { subject: 'math', text: '解方程 2x+3=11', pictures: [] };

describe('asking a question', () => {
  let api: AnApi;
  let store: Store;
  const state = () => TestBed.inject(Store).selectSignal(askFeature.selectQuestionAnswerAskState)();
  const kept = () => TestBed.inject(Drafts).read<KeptDraft>('question-answer/ask');
  const questions = () => api.to('post', '/questions');

  beforeEach(() => {
    localStorage.clear();
    jasmine.clock().install().mockDate();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [
        provideTesting([{ path: '**', children: [] }]),
        { provide: ApiClient, useValue: api },
        KeptDraftStore,
        provideState(askFeature),
        provideEffects(askEffects, draftEffects),
      ],
    });
    store = TestBed.inject(Store);
  });

  afterEach(() => jasmine.clock().uninstall());

  const write = (written: AskDraft) => store.dispatch(AskPageActions.draftChanged({ draft: written }));

  it('keeps each change on the device at once and at the server after a moment', () => {
    write({ ...draft, text: '解' });
    write(draft);
    expect(kept()?.draft).toEqual(draft);
    expect(api.to('put', '/drafts/current').length).toBe(0);
    jasmine.clock().tick(1_100);
    expect(api.to('put', '/drafts/current').map(({ body }) => body)).toEqual([{ subject: 'math', text: draft.text, pictureIds: [] }]);
    api.reply('put', '/drafts/current', { ...draft, savedAt: '2026-11-22T10:00:00.000Z' });
    expect(state().saving).toBe('saved');
    expect(kept()?.isSynced).toBe(true);
  });

  it('says that only the device has it while the server cannot be reached', () => {
    write(draft);
    jasmine.clock().tick(1_100);
    api.fail('put', '/drafts/current', offline);
    expect(state().saving).toBe('device');
    expect(kept()?.isSynced).toBe(false);
  });

  it('goes on with what did not reach the server', () => {
    TestBed.inject(KeptDraftStore).keep(draft, false);
    store.dispatch(AskPageActions.opened());
    api.reply('get', '/drafts/current', { draft: { subject: null, text: '旧', pictureIds: [], pictures: [], savedAt: '2026-11-22T09:00:00.000Z' } });
    expect(state().draft).toEqual(draft);
  });

  it('asks once, however often it is tapped', () => {
    write(draft);
    store.dispatch(AskPageActions.submitted());
    store.dispatch(AskPageActions.submitted());
    expect(questions().length).toBe(1);
  });

  it('sends the same question under the same key until it has changed, also after a reload', () => {
    write(draft);
    store.dispatch(AskPageActions.submitted());
    api.fail('post', '/questions', offline);
    expect(kept()?.idempotencyKey).toBe(questions()[0]!.idempotencyKey!);
    store.dispatch(AskPageActions.submitted());
    expect(questions()[1]!.idempotencyKey).toBe(questions()[0]!.idempotencyKey);
    api.fail('post', '/questions', offline);
    write({ ...draft, text: `${draft.text}，怎么移项？` });
    store.dispatch(AskPageActions.submitted());
    expect(questions()[2]!.idempotencyKey).not.toBe(questions()[0]!.idempotencyKey);
  });

  it('sends nothing that the server would refuse', () => {
    write({ ...draft, subject: null });
    store.dispatch(AskPageActions.submitted());
    expect(questions().length).toBe(0);
  });

  it('begins anew once it is asked', () => {
    write(draft);
    store.dispatch(AskPageActions.submitted());
    api.reply('post', '/questions', aQuestion());
    expect(state().draft.text).toBe('');
    expect(kept()).toBeUndefined();
  });

  it('looks for similar questions when the writing pauses, and lives without them', () => {
    write({ ...draft, text: '解方程 2x' });
    jasmine.clock().tick(200);
    write(draft);
    jasmine.clock().tick(500);
    expect(api.to('post', '/similar').length).toBe(1);
    api.fail('post', '/similar', offline);
    expect(state().matches).toEqual([]);
    expect(state().problem).toBeNull();
  });
});
