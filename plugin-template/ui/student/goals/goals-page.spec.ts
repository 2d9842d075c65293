import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { clickOn, loadPluginTexts, provideTesting, query, render, type } from '@fudao/ui-kit/testing';
import { type Observable, of, Subject, throwError } from 'rxjs';
import type { Goal, Goals } from '../../../api.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { GoalsPage } from './goals-page.ts';
import { GoalsState } from './goals-state.ts';

const goal: Goal = { id: '2026-11-22.a1', day: '2026-11-22', text: '背 20 个单词', isReached: false };
const offline = new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '连接不到服务器', retryable: true });

describe('the page of goals', () => {
  let fixture: ComponentFixture<GoalsPage>;
  let answers: { get: Observable<Goals>; post: Observable<Goal>; put: Observable<unknown> };
  const sent: [string, unknown][] = [];
  const text = () => (fixture.nativeElement as HTMLElement).textContent;

  async function open(): Promise<void> {
    await loadPluginTexts('plugin-template', zhCN);
    fixture = await render(GoalsPage);
  }

  beforeEach(() => {
    localStorage.clear();
    sent.length = 0;
    answers = { get: of({ today: goal.day, most: 5, items: [goal] }), post: of(goal), put: of({ done: true }) };
    const api = {
      get: () => answers.get,
      post: (path: string, body: unknown) => (sent.push([path, body]), answers.post),
      put: (path: string, body: unknown) => (sent.push([path, body]), answers.put),
    };
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: ApiClient, useValue: api }, GoalsState],
    });
  });

  it('shows how far today is, and what there is to do', async () => {
    await open();
    expect(text()).toContain('今天完成 0 / 1');
    expect(text()).toContain(goal.text);
  });

  it('sends what is written, and begins anew', async () => {
    answers.get = of({ today: goal.day, most: 5, items: [] });
    await open();
    expect(text()).toContain('今天还没有目标');
    const field = query<HTMLInputElement>(fixture, 'input');
    type(field, ' 背 20 个单词 ');
    await fixture.whenStable();
    clickOn(fixture, '写下目标');
    await fixture.whenStable();
    expect(sent).toEqual([['/api/plugin-template/goals', { text: goal.text }]]);
    expect(field.value).toBe('');
    expect(text()).toContain('今天完成 0 / 1');
  });

  it('keeps what was begun, also when the server refuses it', async () => {
    const refusal = new ApiProblem({
      status: 409,
      code: 'PLUGIN_TEMPLATE_FULL',
      sentence: '今天已有 5 个目标。',
      retryable: false,
    });
    answers.post = throwError(() => refusal);
    await open();
    type(query<HTMLInputElement>(fixture, 'input'), '整理错题');
    await fixture.whenStable();
    clickOn(fixture, '写下目标');
    await fixture.whenStable();
    expect(text()).toContain('今天已有 5 个目标。');
    await open();
    expect(query<HTMLInputElement>(fixture, 'input').value).toBe('整理错题');
  });

  it('ticks at once, and takes the tick back where the server cannot be reached', async () => {
    const put = new Subject<unknown>();
    answers.put = put;
    await open();
    query(fixture, 'input[type=checkbox]').click();
    await fixture.whenStable();
    expect(text()).toContain('今天的目标都完成了');
    put.error(offline);
    await fixture.whenStable();
    expect(text()).toContain('今天完成 0 / 1');
  });

  it('says why nothing can be shown, and tries again on request', async () => {
    answers.get = throwError(() => offline);
    await open();
    expect(text()).toContain('连接不到服务器');
    answers.get = of({ today: goal.day, most: 5, items: [goal] });
    clickOn(fixture, '重试');
    await fixture.whenStable();
    expect(text()).toContain(goal.text);
  });
});
