import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTesting, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { NodesTable } from './nodes-table.ts';
import type { NodeRelease } from './release.ts';

const figures = { totals: { calls: 9, faults: 1 }, tenMinutes: { calls: 5, faults: 1, p95: 12 }, breaker: 'closed', faults: [] };
const node: NodeRelease = {
  nodeId: 'worker-1',
  host: 'worker-1',
  state: 'running',
  since: '2026-11-22T00:00:00Z',
  isRouted: true,
  rssMb: 283,
  figures,
};

describe('the nodes of a release', () => {
  const shown = async (one: NodeRelease) => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    const fixture = await render(NodesTable, { nodes: [one], version: '1.0.0' });
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ');
  };

  it('tells of a trusted release how much memory its node takes', async () => {
    const text = await shown(node);
    expect(text).toContain('节点 283 MB');
    expect(text).not.toContain('进程');
  });

  it('tells of a confined one how its own process is doing, and why it was started again', async () => {
    const process = { memoryMb: 95, restarts: 0, lastEnd: null };
    expect(await shown({ ...node, figures: { ...figures, process } })).not.toContain('重启');
    TestBed.resetTestingModule();
    const text = await shown({ ...node, figures: { ...figures, process: { ...process, restarts: 2, lastEnd: 'it was killed' } } });
    expect(text).toContain('进程 95 MB');
    expect(text).toContain('已重启 2 次，最近一次结束：it was killed');
  });
});
