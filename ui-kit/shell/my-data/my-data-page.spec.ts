import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { of, throwError } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { clickOn, provideTesting, render } from '../../src/testing/index.ts';
import type { DataRequest, OwnData } from './my-data.ts';
import { durationWords } from './my-data.ts';
import { MyDataPage } from './my-data-page.ts';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const request = (over: Partial<DataRequest>): DataRequest => ({
  ...{ id: 'r1', kind: 'export', state: 'waiting', askedBy: 'person', askedAt: 1, dueAt: 2, note: null, endedAt: null, keptUntil: null, mayWithdraw: true },
  ...over,
});
const own = (over: Partial<OwnData> = {}): OwnData => ({
  ...{ mayAsk: true, requests: [], daysToAnswer: 15, daysToTake: 14 },
  rooms: [{ id: 'records', name: text('全程记录'), holds: [text('每一步')], retention: null, stays: [text('条目会保留')] }],
  plugins: [{ id: 'q', name: text('问答中心'), holds: [text('你的问题')], retention: 'P3Y', stays: [] }],
  ...over,
});

describe('MyDataPage', () => {
  let fixture: ComponentFixture<MyDataPage>;
  const api = jasmine.createSpyObj<ApiClient>('ApiClient', ['get', 'post']);
  const page = () => fixture.nativeElement as HTMLElement;
  const open = async (data: OwnData) => {
    api.get.and.returnValue(of(data));
    fixture = await render(MyDataPage);
    await settle();
  };
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };

  beforeEach(() => {
    api.post.calls.reset();
    api.post.and.returnValue(of({}));
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ApiClient, useValue: api }] });
  });

  it('says what is kept, for how long, and what stays', async () => {
    await open(own());
    for (const words of ['全程记录', '条目会保留', '问答中心', '3 年']) expect(page().textContent).toContain(words);
    expect(durationWords('P1Y6M')).toEqual({ 'zh-CN': '1 年6 个月', en: '1 year, 6 months' });
  });

  it('asks for an erasure with the password alone, after saying what follows; a refusal is shown', async () => {
    await open(own());
    clickOn(fixture, '申请删除');
    await settle();
    expect(page().textContent).toContain('不能再登录');
    const dialog = () => page().querySelector<HTMLElement>('fd-ask-dialog')!;
    const send = async () => {
      dialog().querySelector<HTMLElement>('button[type=submit]')!.click();
      await settle();
    };
    await send();
    expect(api.post).not.toHaveBeenCalled();
    const password = dialog().querySelector<HTMLInputElement>('input[type=password]')!;
    password.value = 'lake-boat-42';
    password.dispatchEvent(new Event('input'));
    api.post.and.returnValue(throwError(() => new ApiProblem({ status: 403, code: 'X', sentence: '密码不正确', retryable: false })));
    await send();
    expect(dialog().textContent).toContain('密码不正确');
    api.post.and.returnValue(of({}));
    api.get.and.returnValue(of(own({ requests: [request({ kind: 'erasure' })] })));
    await send();
    expect(api.post.calls.mostRecent().args).toEqual(['/api/privacy/own/requests', { kind: 'erasure', password: 'lake-boat-42', words: '' }]);
    expect(page().querySelector('fd-ask-dialog')).toBeNull();
    expect(page().textContent).toContain('等待处理');
  });

  it('before 14 leads to the guardian, and offers nothing to click', async () => {
    await open(own({ mayAsk: false, requests: [request({ askedBy: 'guardian', mayWithdraw: false })] }));
    expect(page().textContent).toContain('由监护人提出');
    expect(page().querySelectorAll('.offers button, fd-data-request button').length).toBe(0);
    expect(page().querySelector('a[href="/guardian-consent"]')).not.toBeNull();
  });
});
