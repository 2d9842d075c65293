import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { TranslocoService } from '@jsverse/transloco';
import { EMPTY, firstValueFrom, of, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { anAccount, clickOn, provideTesting, render, SessionActions } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import type { Report, Row } from './report.ts';
import { ReportsApi } from './reports-api.ts';
import { ReportsPage } from './reports-page.ts';

const row = (id: string, more: Partial<Row> = {}): Row => ({
  ...{ id, name: `教师${id}`, districtName: '云湖区', schoolId: 's1', schoolName: '清禾中学', teachers: 1, minutes: 40, sessions: 2, classes: 0 },
  ...{ answers: 4, adopted: 3, responses: 4, withinHour: 2, medianResponse: 600, students: 3, live: { count: 2, mean: null } },
  ...{ stars: { count: 8, mean: 4.5 }, subjects: [], points: [], anomalies: [], before: null, correction: null },
  ...{ attendance: { seats: 30, taken: 12, attended: 9 }, earnings: { earned: 2_480, cut: 120 } },
  ...more,
});
const week = { kind: 'week', key: '2026-11-16', startsOn: '2026-11-16', endsOn: '2026-11-22', isOver: true, fixedAt: null, rulesVersion: 'v1' } as const;
const report = (items: readonly Row[], more: Partial<Report> = {}): Report => ({
  ...{ period: week, place: { districtName: '云湖区', schoolName: null }, fewestRatings: 5, total: row('', { teachers: items.length }) },
  ...{ items, rows: items.length, corrected: 0, nextOffset: null },
  ...more,
});
const refused = new ApiProblem({ status: 503, code: 'FUDAO_BUSY', sentence: '请稍后再试', retryable: true });

describe('ReportsPage', () => {
  let fixture: ComponentFixture<ReportsPage>;
  const api = jasmine.createSpyObj<ReportsApi>('ReportsApi', ['report', 'export', 'trend', 'schools', 'districts', 'points'], { curriculum: EMPTY });
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const settle = async (ms = 5) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await fixture.whenStable();
  };
  const open = async () => {
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account: anAccount({ roles: ['district-administrator'], districtId: 'd1', schoolId: null }) }));
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(ReportsPage);
    await settle();
  };

  beforeEach(() => {
    for (const method of [api.report, api.trend, api.schools]) method.calls.reset();
    api.trend.and.returnValue(of({ items: [] }));
    api.schools.and.returnValue(of({ items: [{ id: 's1', name: '清禾中学' }] }));
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ReportsApi, useValue: api }] });
  });

  it('shows rows with what is unusual and why, no mean of few ratings, and what was corrected', async () => {
    const short = { kind: 'short-sessions', count: 3, of: 9, what: 'sessions' } as const;
    const corrected = row('二', { correction: { minutes: 55, sessions: 3, classes: 0, answers: 4, adopted: 3, earnings: { earned: 2_980, cut: 0 } } });
    const old = row('三', { attendance: null, earnings: null });
    api.report.and.returnValue(of(report([row('一', { anomalies: [short] }), corrected, old], { corrected: 1, period: { ...week, fixedAt: Date.parse('2026-11-23T06:00:00+08:00') } })));
    await open();
    for (const words of ['教师一', '9 次一对一中有 3 次不到 3 分钟', '不足 5 次', '4.50', '已定稿', '定稿后有 1 行更正', '55 分钟，3 次，4 个解答，29.80 积分', '24.80', '上限未计 1.20', '9/12']) expect(shown()).toContain(words);
    expect(api.report.calls.mostRecent().args[0]).toEqual(jasmine.objectContaining({ level: 'teachers', sort: 'minutes', offset: 0 }));
  });

  it('prints all rows, whoever is shown, with place, period and who printed them', async () => {
    api.report.and.callFake(({ offset, limit }) => of(limit ? report([row(offset ? '二' : '一')], { rows: 2, nextOffset: offset ? null : 1 }) : report([row('一')], { rows: 2, nextOffset: 1 })));
    const printing = spyOn(window, 'print');
    await open();
    clickOn(fixture, '打印 / 存为 PDF');
    await settle(150);
    expect(printing).toHaveBeenCalledTimes(1);
    const sheet = (fixture.nativeElement as HTMLElement).querySelector('admin-report-sheet')!.textContent;
    for (const words of ['辅导情况周报', '云湖区', '2026-11-16 至 2026-11-22', '打印人：', '教师一', '教师二', '24.80', '9/12']) expect(sheet).toContain(words);
  });

  it('says where there is nothing, and what went wrong', async () => {
    api.report.and.returnValues(throwError(() => refused), of(report([])));
    await open();
    expect(shown()).toContain('请稍后再试');
    clickOn(fixture, '重试');
    await settle();
    expect(shown()).toContain('这段时间没有辅导记录');
  });
});
