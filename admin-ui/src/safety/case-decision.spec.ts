import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { clickOn, provideTesting, query, render, type } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { CaseDecision } from './case-decision.ts';
import { markedParts } from './marked-parts.ts';
import type { CaseDetail, Decision } from './safety.ts';

const found = { id: 'c1', pluginId: 'question-answer', aboutId: 't1', mayHandUp: false, mostDays: 7 } as CaseDetail;

describe('the decision about a report', () => {
  let fixture: ComponentFixture<CaseDecision>;
  let decided: Decision[];
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const choose = async (words: string) => {
    const labels = [...(fixture.nativeElement as HTMLElement).querySelectorAll('label')];
    labels.find(({ textContent }) => textContent?.trim() === words)!.querySelector('input')!.click();
    await fixture.whenStable();
  };
  const open = async (one: CaseDetail = found) => {
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(CaseDecision, { found: one });
    decided = [];
    fixture.componentInstance.decided.subscribe((decision) => decided.push(decision));
  };

  beforeEach(() => TestBed.configureTestingModule({ providers: [provideTesting()] }));

  it('asks for a note, and offers no longer suspension than the level may', async () => {
    await open();
    expect(shown()).not.toContain('上报上一级');
    await choose('采取措施');
    await choose('暂停使用');
    const days = [...query<HTMLSelectElement>(fixture, 'select').options].map(({ value }) => Number(value));
    expect(days).toEqual([1, 3, 7]);
    clickOn(fixture, '提交决定');
    await fixture.whenStable();
    expect([shown().includes('请写明处理说明'), decided.length]).toEqual([true, 0]);
    type(query<HTMLTextAreaElement>(fixture, 'textarea'), ' 多次辱骂 ');
    clickOn(fixture, '提交决定');
    expect(decided).toEqual([jasmine.objectContaining({ outcome: 'measures', measures: ['suspend'], note: '多次辱骂', onlyPlugin: false })]);
    expect(decided[0]!.until).toBeLessThanOrEqual(Date.now() + 86_400_000);
  });

  it('hides nothing of a person', async () => {
    await open({ ...found, pluginId: null });
    await choose('采取措施');
    expect(shown()).not.toContain('隐藏这条内容');
  });
});

describe('a text with what was found in it', () => {
  it('is cut at the findings, and put together it is the same', () => {
    const text = '你好 138 再见';
    const parts = markedParts(text, [{ kind: 'phone', start: 3, length: 3 }]);
    expect(parts).toEqual([{ text: '你好 ', kind: null }, { text: '138', kind: 'phone' }, { text: ' 再见', kind: null }]);
    expect(markedParts('', [])).toEqual([]);
  });
});
