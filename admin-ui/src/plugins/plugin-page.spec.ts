import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { TranslocoService } from '@jsverse/transloco';
import { EMPTY, NEVER, of, Subject, throwError } from 'rxjs';
import { ApiProblem, Confirmations, Realtime, type Settings, Toasts } from '@fudao/ui-kit';
import { anAccount, clickOn, provideTesting, query, render, SessionActions, type } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import type { PluginDetail } from './plugin.ts';
import { PluginPage } from './plugin-page.ts';
import { PluginsApi } from './plugins-api.ts';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const conflict = new ApiProblem({
  status: 409,
  code: 'FUDAO_CONFLICT',
  sentence: '内容刚被他人修改。',
  retryable: false,
});

function aPlugin(installation: Partial<PluginDetail['installation']> = {}): PluginDetail {
  return {
    id: 'question-answer',
    version: '1.0.0',
    name: text('问答中心'),
    summary: text('提问与解答'),
    description: text('学生提问，教师解答'),
    screenshots: [{ url: '/plugins/question-answer/1.0.0/screenshots/asking.webp?1', alt: text('提问的页面') }],
    vendor: 'fudao',
    icon: 'forum',
    installation: {
      districtId: 'd1',
      enabled: true,
      revision: 3,
      settings: { lease: 20 },
      changedAt: null,
      follows: 'stable',
      pinnedVersion: null,
      canaryPercent: 0,
      ...installation,
    },
    permissions: [{ name: 'question-answer:ask', roles: ['student'], risk: text('写入个人文字') }],
    capabilities: [{ name: 'files.attach', sentence: text('保存用户上传的图片') }],
    privacy: {
      holds: [text('问题与解答')],
      retention: 'P3Y',
      shared: [{ permission: 'question-answer:ask', what: text('其他区的老师看到提问') }],
      stays: [{ role: 'teacher', what: text('解答留下，不注明是谁所写') }],
    },
    settingsSchema: {
      properties: { lease: { type: 'integer', minimum: 5, maximum: 60, 'x-title': text('认领时长') } },
    },
    choices: { stable: '1.0.0', canary: null, installed: ['1.0.0', '0.9.0'] },
    scheduled: [],
    history: [],
  };
}

describe('PluginPage', () => {
  let fixture: ComponentFixture<PluginPage>;
  let server: PluginDetail;
  const api = jasmine.createSpyObj<PluginsApi>('PluginsApi', [
    'get',
    'change',
    'history',
    'schools',
    'changeTimes',
    'plan',
    'cancelPlan',
  ]);
  const told = new Subject<void>();
  /** As the server tells that somebody changed something. */
  const hear = async () => {
    told.next();
    await new Promise((resolve) => setTimeout(resolve, 250));
    await settle();
  };
  const confirm = jasmine.createSpy('ask');
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const lease = () => query<HTMLInputElement>(fixture, 'input[type=number]');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const open = async (installation: Partial<PluginDetail['installation']> = {}, view?: string) => {
    server = aPlugin(installation);
    api.get.and.callFake(() => of(server));
    fixture = await render(PluginPage, { id: 'question-answer', district: undefined, view, from: undefined });
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    await settle();
  };
  const accept = (settings: Settings, enabled: boolean) =>
    api.change.and.callFake(() => {
      server = aPlugin({ enabled, settings, revision: server.installation.revision + 1 });
      return of(server.installation);
    });

  beforeEach(() => {
    api.change.calls.reset();
    confirm.and.resolveTo(true);
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: PluginsApi, useValue: api },
        { provide: Confirmations, useValue: { ask: confirm } },
        { provide: Realtime, useValue: { on: () => told, reopened: EMPTY } },
      ],
    });
    TestBed.inject(Store).dispatch(
      SessionActions.signedIn({ account: anAccount({ roles: ['district-administrator'] }) }),
    );
  });

  it('says what the plugin is, may do and keeps', async () => {
    await open();
    for (const words of ['学生提问，教师解答', '保存用户上传的图片', '写入个人文字', '学生', '问题与解答', '3年', '其他区的老师看到提问', '解答留下']) {
      expect(shown()).toContain(words);
    }
  });

  it('disables after a question that says what happens', async () => {
    await open();
    accept({ lease: 20 }, false);
    clickOn(fixture, '停用');
    await settle();
    expect(confirm.calls.mostRecent().args[0].points.join('')).toContain('立即失去它的入口');
    expect(api.change).toHaveBeenCalledOnceWith('question-answer', undefined, {
      enabled: false,
      settings: { lease: 20 },
      follows: 'stable',
      pinnedVersion: null,
      canaryPercent: 0,
      expectedRevision: 3,
    });
    expect(shown()).toContain('未启用');
    expect(TestBed.inject(Toasts).shown()[0]?.message).toBe('“问答中心”已停用');
  });

  it('does nothing when the question is answered with no', async () => {
    await open();
    confirm.and.resolveTo(false);
    clickOn(fixture, '停用');
    await settle();
    expect(api.change).not.toHaveBeenCalled();
  });

  it('enables with the settings in the form', async () => {
    await open({ enabled: false, revision: 0 }, 'settings');
    type(lease(), '30');
    await settle();
    accept({ lease: 30 }, true);
    clickOn(fixture, '启用');
    await settle();
    expect(api.change).toHaveBeenCalledOnceWith('question-answer', undefined, {
      enabled: true,
      settings: { lease: 30 },
      follows: 'stable',
      pinnedVersion: null,
      canaryPercent: 0,
      expectedRevision: 0,
    });
    expect(shown()).toContain('已启用');
  });

  it('cannot save what is not valid', async () => {
    await open({}, 'settings');
    type(lease(), '90');
    await settle();
    const save = [...fixture.nativeElement.querySelectorAll('button')].find((one) =>
      one.textContent.includes('保存设置'),
    );
    expect(save.disabled).toBeTrue();
  });

  it('keeps the person’s changes when somebody else was faster', async () => {
    await open({}, 'settings');
    type(lease(), '30');
    await settle();
    api.change.and.callFake(() => {
      server = aPlugin({ settings: { lease: 45 }, revision: 4 });
      return throwError(() => conflict);
    });
    clickOn(fixture, '保存设置');
    await settle();
    expect(shown()).toContain('内容刚被他人修改。');
    expect(shown()).toContain('您的更改仍在表单里');
    expect(lease().value).toBe('30');
    accept({ lease: 30 }, true);
    clickOn(fixture, '保存设置');
    await settle();
    expect(api.change.calls.mostRecent().args[2].expectedRevision).toBe(4);
    expect(shown()).not.toContain('内容刚被他人修改。');
  });

  it('shows at once what another administrator changed, and keeps what is being written', async () => {
    await open({}, 'settings');
    type(lease(), '30');
    await settle();
    server = aPlugin({ enabled: false, settings: { lease: 45 }, revision: 4 });
    await hear();
    expect(shown()).toContain('未启用');
    expect(shown()).toContain('您的更改仍在');
    expect(lease().value).toBe('30');
  });

  it('takes one switch after another, without waiting to be loaded anew', async () => {
    await open();
    accept({ lease: 20 }, false);
    api.get.and.returnValue(NEVER);
    clickOn(fixture, '停用');
    await settle();
    accept({ lease: 20 }, true);
    clickOn(fixture, '启用');
    await settle();
    expect(api.change.calls.allArgs().map(([, , change]) => change.expectedRevision)).toEqual([3, 4]);
    expect(shown()).toContain('已启用');
  });

  it('offers to put settings back', async () => {
    await open({}, 'settings');
    type(lease(), '30');
    await settle();
    accept({ lease: 30 }, true);
    clickOn(fixture, '保存设置');
    await settle();
    TestBed.inject(Toasts)
      .shown()
      .find(({ key }) => key === 'installation')!
      .action!.run();
    await settle();
    const [, , change] = api.change.calls.mostRecent().args;
    expect([change.settings, change.expectedRevision]).toEqual([{ lease: 20 }, 4]);
  });

  it('restores the settings of an earlier change, and nothing else', async () => {
    const past = { enabled: false, follows: 'stable', pinnedVersion: null, canaryPercent: 0 } as const;
    const by = { changedByName: '赵志强', changedAt: '2026-11-22T00:00:00Z' };
    const items = [
      { ...past, ...by, enabled: true, revision: 3, settings: { lease: 20 } },
      { ...past, ...by, revision: 2, settings: { lease: 55, forgotten: true } },
      { ...past, ...by, revision: 1, settings: {} },
    ];
    api.history.and.returnValue(of({ items, nextBefore: null }));
    await open({}, 'history');
    await settle();
    expect(shown()).toContain('认领时长：55 → 20');
    accept({ lease: 55 }, true);
    clickOn(fixture, '恢复这些设置');
    await settle();
    expect(api.change).toHaveBeenCalledOnceWith('question-answer', undefined, {
      enabled: true,
      settings: { lease: 55 },
      follows: 'stable',
      pinnedVersion: null,
      canaryPercent: 0,
      expectedRevision: 3,
    });
  });

  it('pins a release, or gives the canary to a share of the schools by name', async () => {
    const schools = [
      { id: 's1', name: '第一中学', share: 10 },
      { id: 's2', name: '第二中学', share: 60 },
    ];
    api.schools.and.returnValue(of({ items: schools }));
    await open({ follows: 'canary', canaryPercent: 40 }, 'release');
    expect(shown()).toContain('本区 2 所学校中有 1 所使用试用版');
    expect(shown()).toContain('第一中学');
    expect(shown()).not.toContain('第二中学');
    (fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('input[name=follows]')[2]!.click();
    await settle();
    accept({ lease: 20 }, true);
    clickOn(fixture, '保存设置');
    await settle();
    const [, , change] = api.change.calls.mostRecent().args;
    expect([change.follows, change.pinnedVersion, change.canaryPercent]).toEqual(['pinned', '1.0.0', 0]);
  });

  it('plans what was changed for later instead of saving it', async () => {
    const days = [{ date: '2026-11-23', isSchoolDay: true }];
    api.changeTimes.and.returnValue(
      of({ tutoringHours: { from: '18:00', to: '21:00' }, furthest: '2099-01-01T00:00:00Z', days }),
    );
    await open({}, 'settings');
    type(lease(), '30');
    await settle();
    clickOn(fixture, '计划到以后');
    await settle();
    expect(shown()).toContain('认领时长：20 → 30');
    api.plan.and.returnValue(NEVER);
    const submit = query<HTMLButtonElement>(fixture, 'button[form=plan]');
    submit.click();
    await settle();
    const [, , plan] = api.plan.calls.mostRecent().args;
    expect([plan.enabled, plan.settings]).toEqual([true, { lease: 30 }]);
    expect(plan.dueAt).toMatch(/T14:00:00\.000Z$/);
    expect(api.change).not.toHaveBeenCalled();
  });

  it('shows that it is saving, and takes no second click', async () => {
    await open();
    api.change.and.returnValue(NEVER);
    clickOn(fixture, '停用');
    await settle();
    expect(query<HTMLButtonElement>(fixture, '.state button').disabled).toBeTrue();
  });

  it('says when the plugin cannot be loaded', async () => {
    api.get.and.returnValue(throwError(() => conflict));
    fixture = await render(PluginPage, {
      id: 'question-answer',
      district: undefined,
      view: undefined,
      from: undefined,
    });
    await settle();
    expect(shown()).toContain('内容刚被他人修改。');
  });
});
