import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient } from '@fudao/ui-kit';
import { clickOn, loadPluginTexts, provideTesting, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../../student/texts/zh-CN.ts';
import { AnApi } from '../testing/an-api.ts';
import { aSession } from '../testing/examples.ts';
import { PracticeAfter } from './practice-after.ts';
import { PracticePlace } from './practice-place.ts';

const match = (bankQuestionId: string) => ({ bankQuestionId, excerpt: `题目${bankQuestionId}`, score: 0.9 });

describe('what to go on with after a session', () => {
  let api: AnApi;
  let isThere: boolean;
  let fixture: ComponentFixture<PracticeAfter>;
  const place = jasmine.createSpyObj<PracticePlace>('PracticePlace', ['goWith']);
  const words = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const show = async (part: Parameters<typeof aSession>[0] = {}) => {
    fixture = await render(PracticeAfter, { session: aSession(part) });
  };

  beforeEach(async () => {
    api = new AnApi();
    isThere = true;
    place.goWith.calls.reset();
    place.goWith.and.resolveTo();
    const provided = Object.assign(place, { isThere: () => isThere });
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ApiClient, useValue: api }, { provide: PracticePlace, useValue: provided }] });
    await loadPluginTexts('one-to-one', zhCN);
    api.known.set('/api/question-answer/similar', { matches: ['一', '二', '三', '四'].map(match) });
  });

  it('is solved questions like it, a few, and leads to where they are solved', async () => {
    await show();
    await fixture.whenStable();
    expect(['题目一', '题目三', '题目四'].map((text) => words().includes(text))).toEqual([true, true, false]);
    clickOn(fixture, '到问答中心');
    expect(place.goWith.calls.allArgs()).toEqual([[{ subject: 'math', text: '怎么求最值？', pictureIds: [] }]]);
  });

  it('is nothing for the teacher, without a Q&A centre, and where nothing is like it', async () => {
    for (const part of [{ role: 'teacher' }, { text: '  ' }] as const) {
      await show(part);
      expect(words().trim()).toBe('');
    }
    isThere = false;
    await show();
    expect(words().trim()).toBe('');
    isThere = true;
    api.known.set('/api/question-answer/similar', { matches: [] });
    await show();
    expect(words().trim()).toBe('');
  });
});
