import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { anAccount, clickOn, loadPluginTexts, provideTesting, query, render, type } from '@fudao/ui-kit/testing';
import { Store } from '@ngrx/store';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aTeacher, teachersOf } from '../../shared/testing/examples.ts';
import { KeptCallDraft } from '../call/call-draft.ts';
import { OwnCall } from '../call/own-call.ts';
import { QuestionCentre } from '../call/question-centre.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { TeachersPage } from './teachers-page.ts';

const subjects = { subjects: [{ id: 'math', name: { 'zh-CN': '数学', en: 'Maths' }, icon: 'calculate', color: '#3355aa' }], grades: [] };

const planned = [
  { subject: 'math', startsAt: '2026-11-24T10:00:00.000Z', endsAt: '2026-11-24T12:00:00.000Z', teachers: 3 },
  { subject: 'physics', startsAt: '2026-11-24T11:00:00.000Z', endsAt: '2026-11-24T12:00:00.000Z', teachers: 7 },
];

describe('the page of teachers', () => {
  let api: AnApi;
  let fixture: ComponentFixture<TeachersPage>;
  const text = () => (fixture.nativeElement as HTMLElement).textContent;

  async function open(view: unknown, catalogue: object = subjects): Promise<void> {
    await loadPluginTexts('one-to-one', zhCN);
    api.known.set('/api/knowledge/subjects', catalogue).set('/api/one-to-one/teachers', view).set('/api/one-to-one/planned', { items: planned, serverNow: '2026-11-23T10:00:00.000Z' });
    fixture = await render(TeachersPage);
  }

  beforeEach(() => {
    localStorage.clear();
    api = new AnApi();
    TestBed.configureTestingModule({
      providers: [provideTesting(), Subjects, KeptCallDraft, OwnCall, QuestionCentre, { provide: ApiClient, useValue: api }],
    });
  });

  it('says in words why a teacher fits, and who is busy', async () => {
    await open(teachersOf([aTeacher(), aTeacher({ id: 't2', name: '林老师', isBusy: true, quality: null, reasons: [{ code: 'tag', tag: '幽默' }] })]));
    expect(text()).toContain('擅长你的 3 个薄弱知识点；同学们评价很高');
    expect(text()).toContain('10.8 / 12 分');
    expect(text()).toContain('同学们说：幽默');
    expect(text()).toContain('辅导中');
    expect(text()).toContain('1 位老师空闲');
  });

  it('sends what is written to the teacher chosen, and shows the sentence of the rule that refuses', async () => {
    await open(teachersOf([aTeacher()]));
    clickOn(fixture, '呼叫陈老师');
    await fixture.whenStable();
    query(fixture, 'one-to-one-call-sheet form').dispatchEvent(new Event('submit'));
    await fixture.whenStable();
    expect(text()).toContain('请写一句话，或放一张图片。');
    expect(api.to('post', '/calls').length).toBe(0);
    type(query<HTMLTextAreaElement>(fixture, 'one-to-one-call-sheet textarea'), '怎么求最值？');
    await fixture.whenStable();
    query(fixture, 'one-to-one-call-sheet form').dispatchEvent(new Event('submit'));
    expect(api.to('post', '/calls')[0]?.body).toEqual({ subject: 'math', text: '怎么求最值？', pictureIds: [], teacherId: 't1' });
    api.fail('post', '/calls', new ApiProblem({ status: 403, code: 'POLICY_HOURS', sentence: '辅导时间是 18:00 到 21:00。', retryable: false }));
    await fixture.whenStable();
    expect(text()).toContain('辅导时间是 18:00 到 21:00。');
    expect(TestBed.inject(KeptCallDraft).draft().text).toBe('怎么求最值？');
  });

  it('names no teacher where the platform is to find one', async () => {
    await open(teachersOf([aTeacher()]));
    clickOn(fixture, '帮我找老师');
    await fixture.whenStable();
    TestBed.inject(KeptCallDraft).change({ text: '怎么求最值？' });
    await fixture.whenStable();
    query(fixture, 'one-to-one-call-sheet form').dispatchEvent(new Event('submit'));
    expect(api.to('post', '/calls')[0]?.body).toEqual({ subject: 'math', text: '怎么求最值？', pictureIds: [] });
  });

  it('says that nobody is on duty, without a way that this district does not have', async () => {
    await open(teachersOf([]));
    expect(text()).toContain('现在没有这个科目的老师值守');
    expect(text()).not.toContain('问答中心');
  });

  it('says then when teachers of this subject plan to be there, in the time of the city', async () => {
    await open(teachersOf([]));
    expect(text()).toContain('老师计划在这些时间值守');
    expect(text()).toMatch(/11月24日.*18:00–20:00\s*3 位老师/);
    expect(text()).not.toContain('7 位老师');
    await open(teachersOf([aTeacher()]));
    expect(text()).not.toContain('老师计划在这些时间值守');
  });

  it('offers the subjects that the own grade learns', async () => {
    const catalogue = { subjects: [...subjects.subjects, { id: 'chemistry', name: { 'zh-CN': '化学', en: 'Chemistry' }, icon: 'science', color: '#3355aa', fromGrade: 9 }], grades: [] };
    const offered = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('.subjects label')].map(({ textContent }) => textContent?.trim());
    const store = TestBed.inject(Store);
    for (const [grade, expected] of [[8, ['数学']], [9, ['数学', '化学']]] as const) {
      store.dispatch({ type: '[Session] Signed in', account: anAccount({ grade }) });
      await open(teachersOf([aTeacher()]), catalogue);
      expect(offered()).withContext(`grade ${grade}`).toEqual([...expected]);
    }
  });
});
