import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { clickOn, loadPluginTexts, provideTesting, query, render, type } from '@fudao/ui-kit/testing';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aTeacher, teachersOf } from '../../shared/testing/examples.ts';
import { KeptCallDraft } from '../call/call-draft.ts';
import { OwnCall } from '../call/own-call.ts';
import { QuestionCentre } from '../call/question-centre.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { TeachersPage } from './teachers-page.ts';

const subjects = { subjects: [{ id: 'math', name: { 'zh-CN': '数学', en: 'Maths' }, icon: 'calculate', color: '#3355aa' }], grades: [] };

describe('the page of teachers', () => {
  let api: AnApi;
  let fixture: ComponentFixture<TeachersPage>;
  const text = () => (fixture.nativeElement as HTMLElement).textContent;

  async function open(view: unknown): Promise<void> {
    await loadPluginTexts('one-to-one', zhCN);
    api.known.set('/api/knowledge/subjects', subjects).set('/api/one-to-one/teachers', view);
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
});
