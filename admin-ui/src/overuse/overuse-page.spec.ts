import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { anAccount, clickOn, provideTesting, render, SessionActions } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { OveruseApi } from './overuse-api.ts';
import { OverusePage } from './overuse-page.ts';

const at = (moment: string) => Date.parse(`2026-11-${moment}:00+08:00`);
const met = (personId: string, metAt: number, rule = 'student-continuous') => {
  return { personId, name: `学生${personId}`, schoolId: 's1', rule, metAt, untilAt: metAt + 600_000 };
};
const refused = new ApiProblem({ status: 503, code: 'FUDAO_BUSY', sentence: '请稍后再试', retryable: true });

describe('OverusePage', () => {
  let fixture: ComponentFixture<OverusePage>;
  const api = jasmine.createSpyObj<OveruseApi>('OveruseApi', ['list', 'schools']);
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const open = async (schoolId: string | null = null) => {
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account: anAccount({ roles: ['district-administrator'], schoolId }) }));
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(OverusePage);
    await settle();
  };

  beforeEach(() => {
    api.list.calls.reset();
    api.schools.calls.reset();
    api.schools.and.returnValue(of({ items: [{ id: 's1', name: '清禾中学' }] }));
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: OveruseApi, useValue: api }] });
  });

  it('shows by day of the city who met which limit, and more when asked', async () => {
    api.list.and.returnValues(
      of({ items: [met('1', at('24T00:10')), met('2', at('23T23:50'), 'student-day')], nextBefore: at('23T23:50') }),
      throwError(() => refused),
      of({ items: [met('3', at('23T20:00'), 'a-new-rule')], nextBefore: null }),
    );
    await open();
    expect(fixture.nativeElement.querySelectorAll('section').length).toBe(2);
    for (const words of ['每次查看都会留下记录', '学生1', '清禾中学', '当天使用达到上限', '连续使用达到上限']) expect(shown()).toContain(words);
    clickOn(fixture, '更多');
    await settle();
    expect(shown()).toContain('请稍后再试');
    clickOn(fixture, '更多');
    await settle();
    expect(fixture.nativeElement.querySelectorAll('section').length).toBe(2);
    for (const words of ['学生1', '学生3', '达到其他上限']) expect(shown()).toContain(words);
    expect(api.list.calls.allArgs()).toEqual([[null], [at('23T23:50')], [at('23T23:50')]]);
  });

  it('of one school does not name the school, and says where there is nobody', async () => {
    api.list.and.returnValue(of({ items: [], nextBefore: null }));
    await open('s1');
    expect(shown()).toContain('没有学生达到使用上限');
    expect(api.schools).not.toHaveBeenCalled();
  });
});
