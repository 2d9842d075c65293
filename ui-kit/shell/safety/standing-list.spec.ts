import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { clickOn, provideTesting, query, render, type } from '../../src/testing/index.ts';
import type { Notice, Standing } from './standing.ts';
import { StandingList } from './standing-list.ts';

const notice = (over: Partial<Notice>): Notice => ({
  ...{ id: 'n1', measures: ['hide', 'suspend'], reasons: ['improper'], text: '不合适的话', decidedAt: 1, appealedAt: null, mayAppeal: true },
  ...over,
});
const standing: Standing = {
  suspensions: [{ id: 's1', pluginId: null, noticeId: 'n1', reasonCode: 'improper', startsAt: 1, until: null }],
  notices: [notice({}), notice({ id: 'n2', measures: ['warn'], reasons: ['insult'], text: null, mayAppeal: false })],
};

describe('what was decided about somebody', () => {
  let fixture: ComponentFixture<StandingList>;
  const api = jasmine.createSpyObj<ApiClient>('ApiClient', ['post']);
  const cards = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('section')];

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ApiClient, useValue: api }] });
    fixture = await render(StandingList, { standing });
  });

  it('says the reason of a suspension once, with what it is about and what else was done; other decisions apart', () => {
    expect(cards().length).toBe(2);
    const [first, second] = cards().map(({ textContent }) => textContent);
    expect(first!.split('不适合学生的内容').length).toBe(2);
    for (const words of ['暂停使用平台', '不合适的话', '内容已隐藏', '我要申诉']) expect(first).toContain(words);
    expect(second).not.toContain('我要申诉');
  });

  it('takes an appeal against the decision', async () => {
    api.post.and.returnValue(of({}));
    let told = 0;
    fixture.componentInstance.appealed.subscribe(() => (told += 1));
    clickOn(fixture, '我要申诉');
    await fixture.whenStable();
    type(query<HTMLTextAreaElement>(fixture, 'textarea'), ' 不是我写的 ');
    await fixture.whenStable();
    clickOn(fixture, '提交申诉');
    expect(api.post.calls.mostRecent().args.slice(0, 2)).toEqual(['/api/safety/own/n1/appeal', { words: '不是我写的' }]);
    expect(told).toBe(1);
  });
});
