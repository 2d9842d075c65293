import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient } from '@fudao/ui-kit';
import { provideTesting, render, type } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { subjectsFeature } from '../../shared/subjects/subjects.reducer.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { anAnswer, aQuestion } from '../../shared/testing/a-question.ts';
import { DeskPushActions } from '../desk/desk.actions.ts';
import { answerDraftEffects } from './answer-draft.effects.ts';
import { AnswerPage } from './answer-page.ts';
import { answeringEffects } from './answering.effects.ts';
import { answeringFeature } from './answering.reducer.ts';
import { deedsEffects } from './deeds.effects.ts';
import { KeptAnswers } from './kept-answers.ts';
import { nextQuestionEffects } from './next-question.effects.ts';

const claim = { mine: true, endsAt: '2126-11-22T10:00:00.000Z', renewableUntil: '2126-11-22T11:00:00.000Z' };
const free = aQuestion({ viewer: 'teacher' });

describe('the page of an answer, by keyboard', () => {
  let api: AnApi;
  let fixture: ComponentFixture<AnswerPage>;
  const fields = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('textarea')];
  const dialog = () => (fixture.nativeElement as HTMLElement).querySelector<HTMLDialogElement>('qa-answer-preview dialog')!;
  const sent = (path: string) => api.to('post', path).length;

  async function press(key: string, target: EventTarget = document.body): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true });
    target.dispatchEvent(event);
    await fixture.whenStable();
    return event;
  }

  async function show(question = free): Promise<void> {
    api.reply('get', '/question-1', question);
    await fixture.whenStable();
  }

  async function write(): Promise<void> {
    // Thinking, the first step, the answer.
    for (const at of [0, 1, 2]) {
      type(fields()[at]!, '写好了');
      await fixture.whenStable();
    }
  }

  beforeEach(async () => {
    localStorage.clear();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ApiClient, useValue: api },
        IntentionKeys,
        KeptAnswers,
        provideState(answeringFeature),
        provideState(subjectsFeature),
        provideEffects(answeringEffects, answerDraftEffects, deedsEffects, nextQuestionEffects),
      ],
    });
    fixture = await render(AnswerPage, { id: 'question-1' });
  });

  afterEach(() => fixture.destroy());

  it('claims with Ctrl+Enter, and puts the caret to where the writing begins', async () => {
    await show();
    await press('Enter');
    expect(sent('/claim')).toBe(1);
    api.reply('post', '/claim', { claim });
    await show(aQuestion({ viewer: 'teacher', claim }));
    expect(document.activeElement).toBe(fields()[0]!);
  });

  it('tells of an answer that waits for a moderator, and gives back one that was not let through as a draft', async () => {
    await show(aQuestion({ viewer: 'teacher', answers: [anAnswer({ mine: true, held: 'waiting' })] }));
    const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
    expect(text()).toContain('answering.held');
    expect(text()).toContain('stage.held');
    TestBed.inject(Store).dispatch(DeskPushActions.moderated({ questionId: 'question-1' }));
    await new Promise((resolve) => setTimeout(resolve, 350));
    const { thinking, steps, answer, explanation } = anAnswer();
    const draft = { thinking, steps, answer, explanation, pictureIds: [], furtherReading: [], revision: 1, savedAt: '2026-11-22T10:20:00.000Z', pictures: [], reading: [] };
    await show(aQuestion({ viewer: 'teacher', answerRefused: true, draft }));
    expect(text()).toContain('answering.refused');
    expect(fields()[0]!.value).toBe('先移项');
  });

  it('saves at once with Ctrl+S, and keeps the browser from saving the page', async () => {
    await show(aQuestion({ viewer: 'teacher', claim }));
    await write();
    expect(api.to('put', '/answer-draft').length).toBe(0);
    const event = await press('s', fields()[0]!);
    expect(event.defaultPrevented).toBeTrue();
    expect(api.to('put', '/answer-draft').length).toBe(1);
  });

  it('looks over with Ctrl+Enter, publishes with a second one, and goes on with a third', async () => {
    await show(aQuestion({ viewer: 'teacher', claim }));
    await write();
    await press('Enter', fields()[0]!);
    expect(dialog().open).toBeTrue();
    expect(sent('/answer')).toBe(0);
    await press('Enter', dialog());
    expect(sent('/answer')).toBe(1);
    api.reply('post', '/answer', { answerId: 'answer-1' });
    await show(aQuestion({ viewer: 'teacher', answers: [anAnswer({ mine: true })], answerCount: 1, state: 'answered' }));
    await press('Enter');
    expect(api.to('get', '/desk').length).toBe(1);
  });

  it('goes to what is missing instead of looking over', async () => {
    await show(aQuestion({ viewer: 'teacher', claim }));
    type(fields()[0]!, '只有思路');
    await press('Enter', fields()[0]!);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(dialog().open).toBeFalse();
    expect(document.activeElement).toBe(fields()[1]!);
  });

  it('does nothing where there is nothing to do, or while a word is being composed', async () => {
    await show(aQuestion({ viewer: 'teacher', claim: { ...claim, mine: false } }));
    await press('Enter');
    expect(api.sent.filter(({ method }) => method !== 'get')).toEqual([]);
  });
});
