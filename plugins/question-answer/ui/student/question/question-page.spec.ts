import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { ApiClient, Confirmations } from '@fudao/ui-kit';
import { clickOn, provideTesting, render } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import type { QuestionView } from '../../../api.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { subjectsFeature } from '../../shared/subjects/subjects.reducer.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aPicture, aQuestion } from '../../shared/testing/a-question.ts';
import { askFeature } from '../ask/ask.reducer.ts';
import { draftEffects } from '../ask/draft.effects.ts';
import { KeptDraftStore } from '../ask/kept-draft.ts';
import { AskerPushActions } from '../questions/questions.actions.ts';
import { questionEffects } from './question.effects.ts';
import { questionFeature } from './question.reducer.ts';
import { QuestionPage } from './question-page.ts';

describe('a question that the screening held', () => {
  let api: AnApi;
  let fixture: ComponentFixture<QuestionPage>;
  let navigate: jasmine.Spy;
  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const draft = () => TestBed.inject(Store).selectSignal(askFeature.selectDraft)();
  const show = async (given: Partial<QuestionView>) => {
    api.reply('get', '/question-1', aQuestion(given));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    localStorage.clear();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ApiClient, useValue: api },
        ...[IntentionKeys, KeptDraftStore],
        ...[provideState(questionFeature), provideState(subjectsFeature), provideState(askFeature)],
        provideEffects(questionEffects, draftEffects),
      ],
    });
    navigate = spyOn(TestBed.inject(Router), 'navigateByUrl').and.resolveTo(true);
    fixture = await render(QuestionPage, { id: 'question-1' });
  });

  it('says that it waits, and goes on by itself once it was let through', async () => {
    await show({ held: 'waiting' });
    expect(text()).toContain('timeline.now.held');
    expect(text()).toContain('withdraw.confirm');
    TestBed.inject(Store).dispatch(AskerPushActions.moderated({ questionId: 'question-1' }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await show({});
    expect(text()).toContain('timeline.now.waiting');
  });

  it('once refused is written on with as a new question, pictures and all', async () => {
    await show({ held: 'refused', text: '改一改', pictures: [aPicture()] });
    expect(text()).not.toContain('solvedMyself');
    expect(text()).not.toContain('withdraw.confirm');
    clickOn(fixture, 'question.rewrite');
    await fixture.whenStable();
    expect(draft()).toEqual({ subject: 'math', text: '改一改', pictures: [aPicture()] });
    expect(navigate).toHaveBeenCalledOnceWith('/p/question-answer/questions/new');
  });

  it('replaces no other draft unasked', async () => {
    TestBed.inject(KeptDraftStore).keep({ subject: 'math', text: '另一个问题', pictures: [] }, true);
    const ask = spyOn(TestBed.inject(Confirmations), 'ask').and.resolveTo(false);
    await show({ held: 'refused' });
    clickOn(fixture, 'question.rewrite');
    await fixture.whenStable();
    expect(ask).toHaveBeenCalledTimes(1);
    expect(navigate).not.toHaveBeenCalled();
    expect(draft().text).toBe('');
  });
});
