import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { EMPTY, firstValueFrom, of, Subject, throwError } from 'rxjs';
import { ApiClient, ApiProblem, Confirmations, Realtime, Toasts } from '@fudao/ui-kit';
import { anAccount, clickOn, provideTesting, query, render, SessionActions, type } from '@fudao/ui-kit/testing';
import { permissions } from '../permissions.ts';
import { zhCN } from '../texts/zh-CN.ts';
import type { Preview, Saved } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { CalendarPage } from './calendar-page.ts';
import { aYear } from './testing/a-year.ts';

const saved = (revision: number): Saved => ({ revision, hasChanged: true, taken: 1, given: 0 });
const refusal = (code: string) => new ApiProblem({ status: 409, code, sentence: code, retryable: false });
const unseen = { expectedRevision: 7, confirm: false };

describe('CalendarPage', () => {
  let fixture: ComponentFixture<CalendarPage>;
  const told = new Subject<void>();
  const confirm = jasmine.createSpy('ask');
  const api = jasmine.createSpyObj<CalendarApi>('CalendarApi', [
    'schoolYear',
    'preview',
    'save',
    'history',
    'read',
    'file',
  ]);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const cell = (date: string) => query(fixture, `[data-date='${date}']`);
  const press = (date: string, key: string, shiftKey = false) => {
    cell(date).dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true }));
    return settle();
  };
  const open = async (granted: readonly string[], districtId: string | null, year = aYear()) => {
    api.schoolYear.and.returnValue(of(year));
    const account = anAccount({ roles: ['teacher'], districtId, permissions: granted });
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account }));
    await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(CalendarPage, { year: '2026' });
    await settle();
  };

  beforeEach(() => {
    for (const spy of Object.values(api)) (spy as jasmine.Spy).calls.reset();
    confirm.calls.reset();
    confirm.and.resolveTo(true);
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: CalendarApi, useValue: api },
        { provide: ApiClient, useValue: { get: () => of({ items: [{ id: 'd1', name: '云湖区' }] }) } },
        { provide: Confirmations, useValue: { ask: confirm } },
        { provide: Realtime, useValue: { on: () => told, reopened: EMPTY } },
      ],
    });
  });

  it('marks a range that the keyboard chose, upon the revision that was seen, and undoes it', async () => {
    await open([permissions.editCalendar, permissions.editDistrictCalendar], null);
    await press('2026-11-23', 'ArrowRight');
    expect(document.activeElement).toBe(cell('2026-11-24'));
    await press('2026-11-24', 'ArrowDown', true);
    expect(fixture.nativeElement.querySelectorAll("td[aria-selected='true']").length).toBe(8);
    type(query<HTMLInputElement>(fixture, 'aside input[maxlength]'), '冰雪假');
    await settle();
    api.save.and.returnValue(of(saved(8)));
    clickOn(fixture, '保存');
    await settle();
    const days = { from: '2026-11-24', to: '2026-12-01', mark: 'holiday', name: '冰雪假', isProvisional: false };
    expect(api.save).toHaveBeenCalledOnceWith(undefined, { kind: 'mark-days', ...days } as never, unseen);
    TestBed.inject(Toasts).shown().at(-1)!.action!.run();
    await settle();
    expect(api.save.calls.mostRecent().args).toEqual([
      ...([undefined, { kind: 'put-back', revision: 8 }, { expectedRevision: 8, confirm: false }] as const),
    ]);
  });

  it('asks where something is planned, and saves once that is confirmed', async () => {
    await open([permissions.editCalendar], null);
    await press('2026-11-23', 'Enter');
    type(query<HTMLInputElement>(fixture, 'aside input[maxlength]'), '校庆');
    await settle();
    const answers = [throwError(() => refusal('ORGANISATION_CALENDAR_PLANNED')), of(saved(8))];
    api.save.and.callFake(() => answers.shift()!);
    const planned = [{ activity: 'session', count: 12 }];
    api.preview.and.returnValue(of({ taken: ['2026-11-23'], planned } as unknown as Preview));
    clickOn(fixture, '保存');
    await settle();
    expect(confirm.calls.mostRecent().args[0].points).toEqual(['一对一辅导：12']);
    expect(api.save.calls.mostRecent().args[2]).toEqual({ expectedRevision: 7, confirm: true });
  });

  it('follows the changes of others, and leaves the place and what is being written', async () => {
    await open([permissions.editCalendar], null);
    await press('2026-11-23', 'PageDown');
    await press('2026-12-23', 'Enter');
    type(query<HTMLInputElement>(fixture, 'aside input[maxlength]'), '冰雪');
    const holiday = { date: '2026-12-23', kind: 'holiday', mark: 'holiday', name: '校庆' } as const;
    api.schoolYear.and.returnValue(of(aYear([holiday], { city: 8, district: null })));
    told.next();
    await new Promise((resolve) => setTimeout(resolve, 250));
    await settle();
    expect(cell('2026-12-23').getAttribute('aria-label')).toContain('校庆');
    expect(cell('2026-12-23').tabIndex).toBe(0);
    expect(query<HTMLInputElement>(fixture, 'aside input[maxlength]').value).toBe('冰雪');
  });

  it('confirms expected days at once, and loads again where another was faster', async () => {
    await open(
      [permissions.editCalendar],
      null,
      aYear([{ date: '2027-01-01', mark: 'holiday', kind: 'holiday', name: '元旦', isProvisional: true }]),
    );
    api.save.and.returnValue(throwError(() => refusal('ORGANISATION_CALENDAR_CHANGED_MEANWHILE')));
    clickOn(fixture, '确认元旦');
    await settle();
    expect(api.save.calls.mostRecent().args[1]).toEqual(
      jasmine.objectContaining({ name: '元旦', isProvisional: false }),
    );
    expect(query(fixture, '[role=alert]').textContent).toContain('CHANGED_MEANWHILE');
    expect(api.schoolYear).toHaveBeenCalledTimes(2);
  });

  it('lets a district give its own school days off, and says where that is pointless', async () => {
    await open([permissions.editDistrictCalendar], 'd1', aYear([], { city: 7, district: 3 }));
    await press('2026-11-23', 'Enter');
    type(query<HTMLInputElement>(fixture, 'aside input[maxlength]'), '运动会');
    await settle();
    api.save.and.returnValue(of(saved(4)));
    clickOn(fixture, '保存');
    await settle();
    const [district, edit, { expectedRevision }] = api.save.calls.mostRecent().args;
    expect([district, (edit as { mark: string }).mark, expectedRevision]).toEqual(['d1', 'free', 3]);
    await press('2026-11-23', 'ArrowLeft');
    await press('2026-11-22', 'Enter');
    expect(query(fixture, 'aside').textContent).toContain('本来就不上课');
  });

  it('is only read by others', async () => {
    await open([], 'd1');
    await press('2026-11-23', 'Enter');
    const page = fixture.nativeElement as HTMLElement;
    expect(page.querySelector('td[aria-selected]')).toBeNull();
    expect(page.textContent).toContain('只供查看');
    expect([page.textContent?.includes('导入'), page.textContent?.includes('修改记录')]).toEqual([false, false]);
  });
});
