import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of, Subject, throwError } from 'rxjs';
import { ApiProblem, MinuteClock } from '@fudao/ui-kit';
import { provideTesting, query, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import type { Preview, Published, Wanted } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { ImportDialog } from './import-dialog.ts';

const title = '国务院办公厅关于2026年部分节假日安排的通知';
const known: Published = { year: 2026, notice: { title, publishedOn: '2025-11-04' }, years: [2025, 2026] };
const day = (from: string, before: string | null, after: string | null) => {
  const entered = (name: string | null) => name && ({ kind: 'holiday', name, isProvisional: false } as const);
  return { from, to: from, before: entered(before) || null, after: entered(after) || null };
};
const aPreview = (changes: Partial<Preview> = {}): Preview => ({
  ...{ revision: 7, taken: ['2026-10-01'], given: [], planned: [], kept: [], outsideTerms: [] },
  change: {
    terms: [],
    days: [day('2026-10-01', null, '国庆节'), day('2026-06-19', '假期', '端午节'), day('2026-06-22', '端午节', null)],
  },
  ...changes,
});

describe('ImportDialog', () => {
  let fixture: ComponentFixture<ImportDialog>;
  const api = jasmine.createSpyObj<CalendarApi>('CalendarApi', ['published', 'preview', 'read']);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const saveButton = () =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].find((one) =>
      one.textContent?.includes('保存差异'),
    );
  const open = async (districtId?: string) => {
    await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(ImportDialog, districtId ? { districtId } : {});
    await settle();
  };
  const chooseYear = async (year: number) => {
    const select = query<HTMLSelectElement>(fixture, 'select');
    select.value = String(year);
    select.dispatchEvent(new Event('change'));
    await settle();
  };

  beforeEach(() => {
    for (const spy of Object.values(api)) (spy as jasmine.Spy).calls.reset();
    api.published.and.callFake((year) => of({ ...known, year, notice: year === 2026 ? known.notice : null }));
    api.preview.and.returnValue(of(aPreview()));
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: CalendarApi, useValue: api },
        { provide: MinuteClock, useValue: { now: () => Date.parse('2026-11-23T02:00:00Z') } },
      ],
    });
  });

  it('shows by which notice a year is known, what it would change, and gives the year to be saved', async () => {
    await open();
    expect(text()).toContain(title);
    expect(text()).toContain('2025年11月4日公布');
    for (const part of ['新增 1 项', '改动 1 项', '删除 1 项']) expect(text()).toContain(part);
    const wanted: Wanted[] = [];
    fixture.componentInstance.chosen.subscribe((one) => wanted.push(one));
    saveButton()!.click();
    expect(wanted).toEqual([{ edit: { kind: 'take-published', year: 2026, overwrite: false }, name: title }]);
  });

  it('begins with the coming year once that is published', async () => {
    api.published.and.callFake((year) => of({ ...known, year, years: [2026, 2027] }));
    await open();
    expect(query<HTMLSelectElement>(fixture, 'select').value).toBe('2027');
  });

  it('says so of a year that is not published, and offers nothing to save', async () => {
    await open();
    await chooseYear(2027);
    expect(text()).toContain('2027 年的安排尚未公布');
    expect(saveButton()).toBeUndefined();
  });

  it('names what is planned, what is outside of the terms, and what stays as the city has it', async () => {
    const planned = [{ activity: 'class', count: 3 }];
    const kept = [day('2026-05-04', '校庆', '劳动节')];
    api.preview.and.returnValue(of(aPreview({ planned, kept, outsideTerms: ['2026-02-14'] })));
    await open();
    for (const part of ['互动课堂：3', '2026年2月14日', '假期“校庆”（公布为假期“劳动节”）']) {
      expect(text()).toContain(part);
    }
    query<HTMLInputElement>(fixture, 'input[type=checkbox]').click();
    await settle();
    const edit = { kind: 'take-published', year: 2026, overwrite: true } as const;
    expect(api.preview.calls.mostRecent().args).toEqual([undefined, edit]);
  });

  it('of two comparisons shows the later one, whichever comes first', async () => {
    const slow = new Subject<Preview>();
    api.preview.and.returnValue(slow);
    api.published.and.callFake((year) => of({ ...known, year }));
    await open();
    api.preview.and.returnValue(of(aPreview({ taken: ['2025-10-01', '2025-10-02'] })));
    await chooseYear(2025);
    slow.next(aPreview());
    slow.complete();
    await settle();
    expect(text()).toContain('上课日减少 2 天');
    expect(saveButton()!.disabled).toBeFalse();
  });

  it('says what speaks against it', async () => {
    const sentence = '校历有误';
    const problem = new ApiProblem({ status: 400, code: 'ORGANISATION_CALENDAR_INVALID', sentence, retryable: false });
    api.preview.and.returnValue(throwError(() => problem));
    await open();
    expect(query(fixture, '[role=alert]').textContent).toContain(sentence);
    expect(saveButton()).toBeUndefined();
  });

  it('compares anew where another administrator was faster', async () => {
    await open();
    api.preview.and.returnValue(of(aPreview({ taken: ['2026-10-01', '2026-10-02', '2026-10-05'] })));
    const code = 'ORGANISATION_CALENDAR_CHANGED_MEANWHILE';
    fixture.componentRef.setInput(
      'refusal',
      new ApiProblem({ status: 409, code, sentence: '另一位', retryable: false }),
    );
    await settle();
    expect(text()).toContain('上课日减少 3 天');
    expect(query(fixture, '[role=alert]').textContent).toContain('另一位');
  });

  it('leaves nothing of one source when the other is chosen', async () => {
    await open();
    query<HTMLInputElement>(fixture, 'input[type=radio]:not(:checked)').click();
    await settle();
    expect(text()).toContain('选择文件');
    expect(saveButton()).toBeUndefined();
  });

  it('reads files alone for a district', async () => {
    await open('d1');
    expect(api.published).not.toHaveBeenCalled();
    expect(text()).toContain('本区放假');
    expect((fixture.nativeElement as HTMLElement).querySelector('input[type=radio]')).toBeNull();
  });
});
