import { TestBed } from '@angular/core/testing';
import { ApiClient, ApiProblem } from '@fudao/ui-kit';
import { loadPluginTexts, provideTesting, render } from '@fudao/ui-kit/testing';
import { type Observable, of, throwError } from 'rxjs';
import type { Overview } from '../../../api.ts';
import { zhCN } from '../texts/zh-CN.ts';
import { OverviewPage } from './overview-page.ts';

describe('the overview of goals', () => {
  async function shown(answer: Observable<Overview>): Promise<string> {
    const api = { get: () => answer };
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ApiClient, useValue: api }] });
    await loadPluginTexts('plugin-template', zhCN);
    const fixture = await render(OverviewPage);
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it('shows each day, the latest first, and divides nothing by nothing', async () => {
    const days = [
      { day: '2026-11-21', set: 0, reached: 0 },
      { day: '2026-11-22', set: 4, reached: 3 },
    ];
    const text = await shown(of({ days }));
    expect(text).toMatch(/11月22日.*75%[\s\S]*11月21日.*0%/);
  });

  it('says so where nothing was set', async () => {
    expect(await shown(of({ days: [{ day: '2026-11-22', set: 0, reached: 0 }] }))).toContain('还没有学生写下目标');
  });

  it("says the server's sentence where the district does not show it", async () => {
    const refusal = {
      status: 403,
      code: 'PLUGIN_TEMPLATE_OVERVIEW_OFF',
      sentence: '本区没有开放目标概览。',
      retryable: false,
    };
    expect(await shown(throwError(() => new ApiProblem(refusal)))).toContain('本区没有开放目标概览。');
  });
});
