import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { loadPluginTexts, provideTesting, render } from '@fudao/ui-kit/testing';
import { of, throwError } from 'rxjs';
import { portraitsZhCN } from '../texts/portraits.zh-CN.ts';
import type { Portrait } from './portrait.ts';
import { PortraitPage } from './portrait-page.ts';

const portrait: Portrait = {
  ...{ teacherId: 't1', name: '林岚', schoolName: '清禾中学', fewest: 5, teaches: { subjects: ['math'], grades: [7, 8] } },
  ...{ services: [{ mode: 'answer', count: 12 }], quality: { quality: 0.79, ratings: 10, priorMean: 0.75, halfLifeMonths: 6 } },
  ...{ subjects: [{ subject: 'math', ratings: 10 }], knowledgePoints: [{ id: 'k1', name: '移项', ratings: 6 }] },
  tags: [{ id: 'patient', name: { 'zh-CN': '耐心', en: 'Patient' }, ratings: 4 }],
};

describe('a portrait for students', () => {
  const get = jasmine.createSpy('get');
  const open = async (answer: unknown) => {
    get.and.callFake((path: string) => (path === '/api/knowledge/subjects' ? of({ subjects: [{ id: 'math', name: { 'zh-CN': '数学', en: 'Mathematics' } }] }) : answer));
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ApiClient, useValue: { get } }] });
    await loadPluginTexts('portraits', portraitsZhCN);
    return (await render(PortraitPage, { id: 't1' })).nativeElement as HTMLElement;
  };

  it('tells in simple words who the teacher is and where the figure comes from, and can be reported', async () => {
    const page = await open(of(portrait));
    expect(get).toHaveBeenCalledWith('/api/ratings/teachers/t1');
    for (const words of ['林岚老师', '清禾中学', '数学', '7、8 年级', '被采纳的解答 12 个', '79', '来自 10 次评价', '都从 75 分开始', '凑满 5 名', '耐心', '移项']) expect(page.textContent).toContain(words);
    expect(page.querySelector('fd-report-button')).not.toBeNull();
  });

  it('says of few ratings that they are few, and makes no figure of them', async () => {
    const page = await open(of({ ...portrait, ...{ quality: null, services: [], subjects: [], knowledgePoints: [], tags: [] } }));
    expect(page.textContent).toContain('评价还不够多');
    expect(page.querySelector('.scale')).toBeNull();
  });

  it('leads on where a teacher is not shown', async () => {
    const page = await open(throwError(() => new ApiProblem({ status: 404, code: 'FUDAO_NOT_FOUND', sentence: '没有找到', retryable: false })));
    expect(page.textContent).toContain('现在看不到');
    expect(page.querySelector('a[href="/"]')).not.toBeNull();
  });
});
