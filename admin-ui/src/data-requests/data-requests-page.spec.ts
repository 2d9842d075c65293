import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, of } from 'rxjs';
import { Confirmations } from '@fudao/ui-kit';
import { clickOn, provideTesting, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import type { QueuedRequest } from './data-request.ts';
import { DataRequestsApi } from './data-requests-api.ts';
import { DataRequestsPage } from './data-requests-page.ts';

const request = (over: Partial<QueuedRequest>): QueuedRequest => ({
  ...{ id: 'r1', kind: 'erasure', state: 'waiting', askedBy: 'person', words: null, askedAt: 1, dueAt: 2, note: null, decidedAt: null, endedAt: null },
  ...{ personName: '王远行', personEducationId: '30000001', guardianName: null, relation: null, checkedAt: null, checkedByName: null, decidedByName: null },
  ...{ problems: [], mayDecide: true, why: null, lacksDeciders: false },
  ...over,
});

describe('DataRequestsPage', () => {
  let fixture: ComponentFixture<DataRequestsPage>;
  const api = jasmine.createSpyObj<DataRequestsApi>('DataRequestsApi', ['list', 'decide']);
  const questions = jasmine.createSpyObj<Confirmations>('Confirmations', ['ask']);
  const page = () => fixture.nativeElement as HTMLElement;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const open = async (...items: QueuedRequest[]) => {
    api.list.and.returnValue(of({ items, nextCursor: null }));
    fixture = await render(DataRequestsPage);
    await settle();
  };

  beforeEach(async () => {
    for (const spy of [api.list, api.decide, questions.ask]) spy.calls.reset();
    api.decide.and.returnValue(of({}));
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: DataRequestsApi, useValue: api }, { provide: Confirmations, useValue: questions }],
    });
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
  });

  it('decides on an erasure only after saying what follows: first it goes to a second, then it is for good', async () => {
    const first = request({});
    await open(first);
    questions.ask.and.resolveTo(false);
    clickOn(fixture, '同意，提交复核');
    await settle();
    expect(api.decide).not.toHaveBeenCalled();
    questions.ask.and.resolveTo(true);
    clickOn(fixture, '同意，提交复核');
    await settle();
    expect(api.decide.calls.mostRecent().args).toEqual([first, 'approve', undefined]);
    await open(request({ state: 'checked', checkedByName: '市管一', checkedAt: 1 }));
    clickOn(fixture, '同意，立即删除');
    await settle();
    expect(questions.ask.calls.mostRecent().args[0]).toEqual(jasmine.objectContaining({ isDangerous: true }));
  });

  it('says where a city has too few administrators, and what the operator types instead', async () => {
    await open(request({ lacksDeciders: true }), request({ id: 'r2', kind: 'export', askedBy: 'guardian', why: 'own', mayDecide: false, lacksDeciders: true }));
    const [erasure, copy] = [...page().querySelectorAll('article')].map(({ textContent }) => textContent);
    expect(erasure).toContain('删除须两位市管理员先后同意');
    expect(erasure).toContain('person erase 30000001 --asked-by 30000001');
    expect(copy).toContain('person export 30000001 --asked-by guardian');
    expect(copy).not.toContain('由其他管理员处理');
  });

  it('offers nothing on the own, says why, and shows what stands in the way', async () => {
    await open(request({ mayDecide: false, why: 'own' }), request({ id: 'r2', state: 'approved', mayDecide: false, problems: ['start a node'] }));
    expect(page().querySelectorAll('article button').length).toBe(0);
    for (const words of ['由其他管理员处理', 'start a node', '自动重试']) expect(page().textContent).toContain(words);
  });
});
