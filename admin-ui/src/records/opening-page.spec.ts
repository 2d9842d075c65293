import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { EMPTY, firstValueFrom, of, Subject } from 'rxjs';
import { Realtime } from '@fudao/ui-kit';
import { clickOn, provideTesting, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { OpeningPage } from './opening-page.ts';
import { RecordsApi } from './records-api.ts';
import type { ContentPage, Opening } from './records.ts';

const anOpening = (standing: Opening['standing']): Opening => ({
  ...{ number: 3, id: 'o1', viewerId: 'me', viewerName: '毛学海', reason: 'complaint', words: '核实举报', personId: 'p1' },
  ...{ personName: '李明', personEducationId: '20260001', recordSeq: null, fromAt: 0, toAt: 1, standing, askedAt: 0 },
  ...{ decidedByName: null, decidedAt: null, note: null, views: 0, isOwn: true, mayDecide: false },
  expiresAt: standing === 'open' ? Date.now() + 1_800_000 : null,
});
const content: ContentPage = {
  items: [{ seq: 1, at: 0, kind: 'question-answer.asked', actorId: 'p1', actorName: '李明', payload: { text: '傍晚', studentIds: ['p7', 'p8'], rulesVersion: 'city@0 district:east@2' }, absence: null }],
  names: { p7: '王芳（20260007）', p8: null },
  nextCursor: null,
  expiresAt: 0,
  watermark: { name: '毛学海', educationId: 'S0002', at: 0, number: 3 },
};

describe('OpeningPage', () => {
  let fixture: ComponentFixture<OpeningPage>;
  const told = new Subject<void>();
  const api = jasmine.createSpyObj<RecordsApi>('RecordsApi', ['opening', 'content', 'kinds']);
  const text = () => (fixture.nativeElement as HTMLElement).textContent ?? '';
  const settle = async (ms = 5) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await fixture.whenStable();
  };
  const hear = async (standing: Opening['standing']) => {
    api.opening.and.returnValue(of(anOpening(standing)));
    told.next();
    await settle(250);
  };
  const open = async (standing: Opening['standing']) => {
    api.opening.and.returnValue(of(anOpening(standing)));
    await firstValueFrom(TestBed.inject(TranslocoService).load('zh-CN'));
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(OpeningPage, { id: 'o1' });
    await settle();
  };

  beforeEach(() => {
    for (const spy of Object.values(api)) (spy as jasmine.Spy).calls.reset();
    api.content.and.returnValue(of(content));
    api.kinds.and.returnValue(of({ kinds: [], names: { 'zh-CN': { 'question-answer': { room: '问答中心', asked: '提出问题' } }, en: {} } }));
    TestBed.configureTestingModule({
      providers: [
        ...[provideTesting(), provideRouter([]), { provide: RecordsApi, useValue: api }],
        { provide: Realtime, useValue: { on: () => told, reopened: EMPTY } },
      ],
    });
  });

  it('says at once that it is approved, and shows content only once that is asked for', async () => {
    await open('waiting');
    expect(text()).toContain('等待审批');
    await hear('open');
    expect(text()).toContain('已获同意');
    expect(api.content).not.toHaveBeenCalled();
    clickOn(fixture, '查看内容');
    await settle();
    expect(api.content).toHaveBeenCalledTimes(1);
    expect(text()).toContain('傍晚');
  });

  it('has names for kinds, people and versions of rules, and none for people elsewhere', async () => {
    await open('open');
    for (const words of ['提出问题', '王芳（20260007）', '他区他校人员', '市规则（初始） · 区规则第 2 版']) expect(text()).toContain(words);
    expect(text()).not.toMatch(/p7|p8|city@0/);
  });

  it('says at once that it is not approved', async () => {
    await open('waiting');
    await hear('refused');
    expect(text()).toContain('未获同意');
  });

  it('shows content no longer than it may, and looks at nothing anew for a change elsewhere', async () => {
    await open('open');
    await hear('open');
    expect([text().includes('傍晚'), api.content.calls.count()]).toEqual([true, 1]);
    await hear('closed');
    expect(text()).not.toContain('傍晚');
  });
});
