import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { ApiClient, ApiProblem, FileSaver } from '@fudao/ui-kit';
import { anAccount, clickOn, loadPluginTexts, provideTesting, render, SessionActions } from '@fudao/ui-kit/testing';
import { Store } from '@ngrx/store';
import { BehaviorSubject } from 'rxjs';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { AnApi } from '../../shared/testing/an-api.ts';
import { aSupervised } from '../../shared/testing/examples.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { SupervisionPage } from './supervision-page.ts';

describe('the list of supervised sessions', () => {
  let api: AnApi;
  let fixture: ComponentFixture<SupervisionPage>;
  let address: BehaviorSubject<Params>;
  const saved: string[] = [];
  const navigate = jasmine.createSpy('navigate');
  const words = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const wanted = () => (navigate.calls.mostRecent().args as [unknown, { queryParams: Params }])[1].queryParams;
  const settle = async () => {
    await Promise.resolve();
    await fixture.whenStable();
  };
  const reply = async (ids: string[], nextCursor: string | null = null) => {
    api.reply('get', '/supervision', { items: ids.map((id) => aSupervised({ id })), nextCursor, serverNow: '2026-11-23T10:30:00.000Z' });
    await settle();
  };

  beforeEach(async () => {
    jasmine.clock().install();
    saved.length = 0;
    api = new AnApi();
    api.known.set('/api/knowledge/subjects', { subjects: [], grades: [] });
    api.known.set('/api/organisation/schools', { items: [{ id: 'east-1', name: '第一中学' }] });
    address = new BehaviorSubject<Params>({});
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        Subjects,
        { provide: ApiClient, useValue: api },
        { provide: ActivatedRoute, useValue: { queryParams: address } },
        { provide: FileSaver, useValue: { save: (_name: string, parts: string[]) => saved.push(parts.join('')) } },
      ],
    });
    await loadPluginTexts('one-to-one', zhCN);
    spyOn(TestBed.inject(Router), 'navigate').and.callFake(navigate);
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account: anAccount({ roles: ['district-administrator'], districtId: 'east' }) }));
    fixture = await render(SupervisionPage);
  });
  afterEach(() => jasmine.clock().uninstall());

  it('shows what goes on, and looks again by itself', async () => {
    await reply([]);
    expect(words()).toContain('现在没有正在进行的辅导');
    jasmine.clock().tick(15_000);
    await reply(['s1']);
    expect(words()).toContain('共 1 次辅导');
    expect(words()).toContain('陈老师');
    jasmine.clock().tick(15_000);
    api.fail('get', '/supervision', new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '没有网络', retryable: true }));
    await settle();
    expect(words()).not.toContain('没有网络');
    expect(words()).toContain('陈老师');
  });

  it('keeps state, school and teacher in its address', async () => {
    await reply(['s1']);
    clickOn(fixture, '已结束');
    expect(wanted()).toEqual({ state: 'ended' });
    clickOn(fixture, '陈老师');
    expect(wanted()).toEqual({ teacher: 't1' });
    address.next({ state: 'ended', teacher: 't1' });
    await settle();
    await reply(['s1']);
    expect(words()).toContain('教师：陈老师');
    clickOn(fixture, '清除筛选');
    expect(wanted()).toEqual({ state: 'ended' });
  });

  it('says what went wrong, and reads more where there is more', async () => {
    api.fail('get', '/supervision', new ApiProblem({ status: 500, code: 'BROKEN', sentence: '出错了', retryable: true }));
    await settle();
    expect(words()).toContain('出错了');
    clickOn(fixture, '刷新');
    await reply(['s3', 's2'], 's2');
    expect(words()).toContain('已显示 2 次辅导，下面还有');
  });

  it('gives a table piece by piece, and stops when told', async () => {
    await reply(['s1']);
    const piece = async (csv: string, nextCursor: string | null) => {
      api.reply('get', '/supervision/export', { csv, rows: 1, nextCursor });
      await settle();
      await settle();
    };
    clickOn(fixture, '导出表格');
    await piece('head\n', 'next');
    await piece('row\n', null);
    expect(saved).toEqual(['head\nrow\n']);
    clickOn(fixture, '导出表格');
    await settle();
    clickOn(fixture, '停止');
    await piece('late\n', null);
    expect(saved.length).toBe(1);
  });
});
