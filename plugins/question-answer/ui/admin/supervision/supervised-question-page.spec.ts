import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { clickOn, provideTesting, render } from '@fudao/ui-kit/testing';
import { provideEffects } from '@ngrx/effects';
import { provideState, Store } from '@ngrx/store';
import { subjectsFeature } from '../../shared/subjects/subjects.reducer.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aPicture, aQuestion } from '../../shared/testing/a-question.ts';
import { SupervisedQuestionPage } from './supervised-question-page.ts';
import { supervisionEffects } from './supervision.effects.ts';
import { supervisionFeature } from './supervision.reducer.ts';

const sealed = new ApiProblem({ status: 403, code: 'QA_OPENING_NEEDED', sentence: '要先申请调阅', retryable: false });
const watermark = { name: '顾区长', educationId: 'D0001', at: Date.parse('2026-11-22T10:00:00Z'), number: 7 };
const opened = (endsAt: number) =>
  aQuestion({ viewer: 'supervisor', pictures: [aPicture()], opening: { endsAt: new Date(endsAt).toISOString(), watermark } });

describe('a question that is supervised', () => {
  let api: AnApi;
  let fixture: ComponentFixture<SupervisedQuestionPage>;
  const element = () => fixture.nativeElement as HTMLElement;
  const inStore = () => JSON.stringify(TestBed.inject(Store).selectSignal(supervisionFeature.selectQuestion)());

  beforeEach(async () => {
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ApiClient, useValue: api },
        provideState(supervisionFeature),
        provideState(subjectsFeature),
        provideEffects(supervisionEffects),
      ],
    });
    fixture = await render(SupervisedQuestionPage, { id: 'question-1' });
  });

  it('is sealed without an opening, and leads to asking for one and back', async () => {
    api.fail('get', '/question-1', sealed);
    await fixture.whenStable();
    expect(element().textContent).toContain('supervision.sealed');
    const link = element().querySelector<HTMLAnchorElement>('a[href^="/records?"]')!;
    const { searchParams } = new URL(link.href);
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ thing: 'question-1', kind: 'question-answer.asked', ask: 'one' },
      back: '/p/question-answer/supervision/question-1',
    });
    clickOn(fixture, 'supervision.granted');
    expect(api.to('get', '/question-1').length).toBe(2);
  });

  it('stands under the watermark with the time that is left, and so does a picture of it', async () => {
    api.reply('get', '/question-1', opened(Date.now() + 1_800_000));
    await fixture.whenStable();
    const mark = element().querySelector<HTMLElement>('fd-watermarked > .mark')!;
    expect(decodeURIComponent(mark.style.backgroundImage)).toContain('顾区长 D0001');
    expect(element().querySelector('fd-countdown')!.textContent).toMatch(/29:|30:00/);
    element().querySelector<HTMLButtonElement>('qa-picture-gallery button')!.click();
    await fixture.whenStable();
    const onPicture = element().querySelector<HTMLElement>('dialog .mark')!;
    expect(onPicture.style.backgroundImage).toBe(mark.style.backgroundImage);
  });

  it('is put away when the opening ends, and when the page is left', async () => {
    api.reply('get', '/question-1', opened(Date.now() - 1));
    await fixture.whenStable();
    expect(element().textContent).toContain('supervision.endedHint');
    expect(element().textContent).not.toContain('解方程');
    expect(inStore()).toBe('null');
    clickOn(fixture, 'supervision.granted');
    api.reply('get', '/question-1', opened(Date.now() + 1_800_000));
    await fixture.whenStable();
    expect(inStore()).toContain('解方程');
    fixture.destroy();
    expect(inStore()).toBe('null');
  });
});
