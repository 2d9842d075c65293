import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { clickOn, provideTesting, query, render, type } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { endOfSpan, possibleSpans } from './suspension-span.ts';
import { SuspendForm } from './suspend-form.ts';

const found = { personId: 'p1', name: '王小明', roles: ['student'], earlier: 1, planned: 2, mostDays: 7, live: [] };

describe('suspending without a report', () => {
  let fixture: ComponentFixture<SuspendForm>;
  const server = () => TestBed.inject(HttpTestingController);
  const text = () => (fixture.nativeElement as HTMLElement).textContent;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const pick = (selector: string, value: string) => {
    const select = query<HTMLSelectElement>(fixture, selector);
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(SuspendForm, { personId: 'p1' });
    await settle();
    server().expectOne('/api/safety/suspensions/preview?personId=p1').flush(found);
    await settle();
  });

  it('shows what it does before it is done, and offers no more days than the level may', () => {
    expect(text()).toContain('2 场辅导会取消');
    expect(text()).toContain('以往受过 1 次处理');
    expect([...query(fixture, 'form').querySelectorAll('select')[1]!.options].map(({ value }) => value)).toEqual(['1', '3', '7']);
  });

  it('asks for a reason and a note, and sends the same again with the same key', async () => {
    clickOn(fixture, '暂停 王小明');
    await settle();
    server().expectNone('/api/safety/suspensions');
    expect(text()).toContain('请选择原因');
    pick('select', 'insult');
    type(query<HTMLTextAreaElement>(fixture, 'textarea'), '多次辱骂');
    await settle();
    const send = async () => {
      clickOn(fixture, '暂停 王小明');
      await settle();
      return server().expectOne('/api/safety/suspensions');
    };
    const first = await send();
    expect(first.request.body).toEqual(jasmine.objectContaining({ personId: 'p1', pluginId: null, reasonCode: 'insult', note: '多次辱骂' }));
    first.error(new ProgressEvent('error'));
    await settle();
    const again = await send();
    expect(again.request.body).toEqual(first.request.body);
    expect(again.request.headers.get('idempotency-key')).toBe(first.request.headers.get('idempotency-key'));
    again.flush({ id: 's1' });
  });

  it('without an end is for the city alone', () => {
    expect([possibleSpans(90), possibleSpans(null)]).toEqual([[1, 3, 7, 30, 90], [1, 3, 7, 30, 90, 0]]);
    expect([endOfSpan(0, 5), endOfSpan(1, 0)]).toEqual([null, 86_340_000]);
  });
});
