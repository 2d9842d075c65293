import { TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { anAccount, provideTesting, render, SessionActions } from '@fudao/ui-kit/testing';
import { permissions } from '../permissions.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { PortraitPage } from './portrait-page.ts';
import { RatingsApi } from './ratings-api.ts';
import type { SupervisedPortrait } from './ratings.ts';

const portrait: SupervisedPortrait = {
  ...{ teacherId: 't1', name: '林岚', fewest: 5, schoolName: '清禾中学', districtName: '云湖区', standing: 'suspended' },
  ...{ teaches: { subjects: ['math'], grades: [7, 8] }, services: [{ mode: 'answer', count: 12 }] },
  quality: { quality: 0.79, from: 0.6, to: 0.93, ratings: 10, weight: 9.5, mean: 0.85, priorMean: 0.75, priorRatings: 10, halfLifeMonths: 6 },
  history: [{ month: '2026-11', ratings: 10, mean: 0.85, low: 0, middle: 2, high: 8 }],
  ...{ subjects: [{ subject: 'math', ratings: 10 }], knowledgePoints: [], tags: [{ id: 'patient', name: { 'zh-CN': '耐心', en: 'Patient' }, ratings: 4 }] },
};

describe('the portrait page', () => {
  const api = jasmine.createSpyObj<RatingsApi>('RatingsApi', ['portrait'], { subjectNames: of({ math: { 'zh-CN': '数学', en: 'Mathematics' } }) });
  const open = async () => {
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: RatingsApi, useValue: api }] });
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account: anAccount({ permissions: [permissions.readPortraits, permissions.readReports] }) }));
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
    return (await render(PortraitPage, { id: 't1' })).nativeElement as HTMLElement;
  };

  it('shows who the teacher is and each figure with where it comes from, and lets nobody else appeal', async () => {
    api.portrait.and.returnValue(of(portrait));
    const page = await open();
    for (const words of ['林岚老师的画像', '清禾中学', '资格暂停', '数学', '7、8 年级', '问答解答 12', '79', '2026-11', '耐心']) expect(page.textContent).toContain(words);
    expect(page.textContent).not.toContain('点标签可以申诉');
    expect(page.querySelectorAll('button').length).toBe(0);
    expect(page.querySelector('a[href="/reports/teachers/t1"]')).not.toBeNull();
  });

  it('says that a teacher of another place is not found, and offers no retry', async () => {
    api.portrait.and.returnValue(throwError(() => new ApiProblem({ status: 404, code: 'FUDAO_NOT_FOUND', sentence: '没有找到', retryable: false })));
    const page = await open();
    expect(page.textContent).toContain('没有找到');
    expect(page.querySelector('fd-error-state button')).toBeNull();
  });
});
