import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { TranslocoService } from '@jsverse/transloco';
import { EMPTY, firstValueFrom, of, Subject, throwError } from 'rxjs';
import { ApiClient, ApiProblem, Confirmations, Realtime } from '@fudao/ui-kit';
import { anAccount, clickOn, provideTesting, query, render, SessionActions, type } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { RulesApi } from './rules-api.ts';
import { RulesPage } from './rules-page.ts';
import type { RulesView } from './rules.ts';
import { aRulesView } from './testing/a-rules-view.ts';

const overtaken = new ApiProblem({ status: 409, code: 'POLICY_VERSION_CHANGED', sentence: '刚被他人修改', retryable: false });
const harmless = { of: 512, refused: 132, byRule: [{ rule: 'session-length', count: 132 }], stopped: 0, untried: [], isPart: false, problems: [] };

describe('RulesPage', () => {
  let fixture: ComponentFixture<RulesPage>;
  let server: RulesView;
  const api = jasmine.createSpyObj<RulesApi>('RulesApi', ['get', 'history', 'preview', 'change', 'undo']);
  const told = new Subject<void>();
  const confirm = jasmine.createSpy('ask');
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const hear = async () => {
    told.next();
    await new Promise((resolve) => setTimeout(resolve, 250));
    await settle();
  };
  const longest = () => query<HTMLInputElement>(fixture, 'input[type=number]');
  const write = async (field: HTMLInputElement | HTMLTextAreaElement, words: string) => {
    type(field, words);
    await settle();
  };
  const open = async (view: RulesView, role: 'city-administrator' | 'district-administrator' | 'teacher' = 'city-administrator') => {
    server = view;
    const account = anAccount({ roles: [role], districtId: role === 'city-administrator' ? null : 'd1' });
    TestBed.inject(Store).dispatch(SessionActions.signedIn({ account }));
    const texts = TestBed.inject(TranslocoService);
    await firstValueFrom(texts.load('zh-CN'));
    texts.setTranslation(zhCN, 'zh-CN', { merge: true });
    fixture = await render(RulesPage, { district: undefined, view: undefined });
    await settle();
  };
  const proceed = async () => {
    clickOn(fixture, '继续');
    await settle();
    await write(query<HTMLTextAreaElement>(fixture, 'textarea'), '冬季作息');
    clickOn(fixture, '保存并立即生效');
    await settle();
  };

  beforeEach(() => {
    confirm.calls.reset();
    api.change.calls.reset();
    api.get.and.callFake(() => of(server));
    api.preview.and.returnValue(of(harmless));
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        // Of the choice of districts.
        { provide: ApiClient, useValue: { get: () => of({ items: [] }) } },
        { provide: RulesApi, useValue: api },
        { provide: Confirmations, useValue: { ask: confirm } },
        { provide: Realtime, useValue: { on: () => told, reopened: EMPTY } },
      ],
    });
  });

  it('saves what the city changed, whole, with reason and revision, after it said what that would have meant', async () => {
    await open(aRulesView());
    await write(longest(), '25');
    expect(shown()).toContain('1 处改动');
    api.change.and.returnValue(of({ revision: 4, effectiveFrom: 0 }));
    await proceed();
    expect(shown()).not.toContain('1 处改动');
    const [change] = api.change.calls.mostRecent().args;
    expect(change).toEqual({ rules: { ...server.city, session: { maxMinutes: 25 } }, reason: '冬季作息', expectedRevision: 3 });
    expect(api.preview).toHaveBeenCalledWith({ rules: change.rules });
  });

  it('does not save what would contradict, and says why', async () => {
    api.preview.and.returnValue(of({ ...harmless, problems: [{ 'zh-CN': '规则互相矛盾', en: 'contradiction' }] }));
    await open(aRulesView());
    await write(longest(), '25');
    await proceed();
    expect(shown()).toContain('规则互相矛盾');
    expect(shown()).toContain('512 次辅导中，有 132 次会被拒绝');
    expect(api.change).not.toHaveBeenCalled();
  });

  it('says whom limits of use would stop, and what the past cannot tell instead of calling it harmless', async () => {
    api.preview.and.returnValue(of({ ...harmless, refused: 0, byRule: [], stopped: 17, untried: ['outsideHours.ask'] }));
    await open(aRulesView());
    await write(longest(), '25');
    query<HTMLInputElement>(fixture, 'input[type=checkbox], [role=switch]').click();
    await settle();
    clickOn(fixture, '继续');
    await settle();
    expect(shown()).toContain('会因使用时间达到上限而停止的学生：17 人');
    expect(shown()).toContain('以下改动无法用这几天的数据试算：');
    expect(shown()).toContain('没有一次会被拒绝');
  });

  it('keeps the own changes and the reason when somebody was faster, and repeats nothing with another key', async () => {
    await open(aRulesView());
    await write(longest(), '25');
    api.change.and.returnValues(throwError(() => overtaken), throwError(() => overtaken));
    await proceed();
    clickOn(fixture, '保存并立即生效');
    await settle();
    const [first, second] = api.change.calls.allArgs().map(([, sentKey]) => sentKey);
    expect(second).toBe(first!);
    server = aRulesView({ revision: 4, effective: { ...server.effective, tutoringHours: { from: '18:00', to: '20:00' } } });
    clickOn(fixture, '载入最新规则');
    await settle();
    api.change.and.returnValue(of({ revision: 5, effectiveFrom: 0 }));
    clickOn(fixture, '保存并立即生效');
    await settle();
    const [change, key] = api.change.calls.mostRecent().args;
    expect([change.expectedRevision, change.reason, key === first]).toEqual([4, '冬季作息', false]);
    expect(change.rules).toEqual(jasmine.objectContaining({ session: { maxMinutes: 25 }, tutoringHours: { from: '18:00', to: '20:00' } }));
  });

  it('tells a district at once what is looser, and sends only what is tighter', async () => {
    await open(aRulesView({ district: {} }), 'district-administrator');
    expect(shown()).toContain('只能更短');
    await write(longest(), '31');
    expect(shown()).toContain('全市为 30 分钟，本区只能更短。');
    expect(query<HTMLButtonElement>(fixture, '.bar button:last-child').disabled).toBeTrue();
    await write(longest(), '20');
    api.change.and.returnValue(of({ revision: 4, effectiveFrom: 0 }));
    await proceed();
    expect(api.change.calls.mostRecent().args[0].rules).toEqual({ session: { maxMinutes: 20 } });
  });

  it('shows what others change at once, but not over what is being edited', async () => {
    await open(aRulesView());
    server = aRulesView({ revision: 4, effective: { ...server.effective, session: { maxMinutes: 28 } } });
    await hear();
    expect(longest().value).toBe('28');
    await write(longest(), '25');
    server = aRulesView({ revision: 5, effective: { ...server.effective, outsideHours: { ask: false } } });
    await hear();
    expect(shown()).toContain('规则刚被其他管理员修改');
    clickOn(fixture, '载入最新规则');
    await settle();
    expect([longest().value, query<HTMLInputElement>(fixture, '[role=switch]').checked]).toEqual(['25', false]);
  });

  it('asks before changes are left behind', async () => {
    await open(aRulesView());
    expect(await fixture.componentInstance.mayLeave()).toBeTrue();
    await write(longest(), '25');
    confirm.and.resolveTo(false);
    expect(await fixture.componentInstance.mayLeave()).toBeFalse();
    expect(confirm).toHaveBeenCalledTimes(1);
  });

  it('is read by others, and shows what is planned, which locks it until it is withdrawn', async () => {
    const planned = [
      { number: 4, rules: { ...aRulesView().city, session: { maxMinutes: 20 } }, effectiveFrom: Date.now() + 9e7, reason: '试行', undoes: null, createdAt: 0, createdByName: '魏临川', isWithdrawn: false },
    ];
    await open(aRulesView({ planned }));
    expect(fixture.nativeElement.querySelector('input')).toBeNull();
    clickOn(fixture, '撤回');
    await settle();
    await write(query<HTMLTextAreaElement>(fixture, 'textarea'), '太急');
    api.undo.and.returnValue(of({ revision: 5, effectiveFrom: 0 }));
    server = aRulesView({ revision: 5 });
    query<HTMLFormElement>(fixture, '#undo-rules').requestSubmit();
    await settle();
    expect(api.undo.calls.mostRecent().args[0]).toEqual({ reason: '太急', expectedRevision: 3 });
    expect(longest().value).toBe('30');
  });

  it('gives a teacher no field to change', async () => {
    await open(aRulesView({ mayChange: false, district: { session: { maxMinutes: 20 } } }), 'teacher');
    expect(fixture.nativeElement.querySelector('input')).toBeNull();
    expect(shown()).toContain('30 分钟');
  });
});
