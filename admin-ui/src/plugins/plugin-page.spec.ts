import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Store } from '@ngrx/store';
import { TranslocoService } from '@jsverse/transloco';
import { NEVER, of, throwError } from 'rxjs';
import { ApiProblem, Confirmations, type Settings, Toasts } from '@fudao/ui-kit';
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
    vendor: 'fudao',
    icon: 'forum',
    installation: {
      districtId: 'd1',
      enabled: true,
      revision: 3,
      settings: { lease: 20 },
      changedAt: null,
      ...installation,
    },
    permissions: [{ name: 'question-answer:ask', roles: ['student'], risk: text('写入个人文字') }],
    capabilities: [{ name: 'files.attach', sentence: text('保存用户上传的图片') }],
    privacy: { holds: [text('问题与解答')], retention: 'P3Y' },
    settingsSchema: {
      properties: { lease: { type: 'integer', minimum: 5, maximum: 60, 'x-title': text('认领时长') } },
    },
    history: [],
  };
}

describe('PluginPage', () => {
  let fixture: ComponentFixture<PluginPage>;
  let server: PluginDetail;
  const api = jasmine.createSpyObj<PluginsApi>('PluginsApi', ['get', 'change']);
  const confirm = jasmine.createSpy('ask');
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const lease = () => query<HTMLInputElement>(fixture, 'input[type=number]');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const open = async (installation: Partial<PluginDetail['installation']> = {}) => {
    server = aPlugin(installation);
    api.get.and.callFake(() => of(server));
    fixture = await render(PluginPage, { id: 'question-answer', district: undefined });
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
      ],
    });
    TestBed.inject(Store).dispatch(
      SessionActions.signedIn({ account: anAccount({ roles: ['district-administrator'] }) }),
    );
  });

  it('says what the plugin is, may do and keeps', async () => {
    await open();
    for (const words of ['学生提问，教师解答', '保存用户上传的图片', '写入个人文字', '学生', '问题与解答', '3 年']) {
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
    await open({ enabled: false, revision: 0 });
    type(lease(), '30');
    await settle();
    accept({ lease: 30 }, true);
    clickOn(fixture, '启用');
    await settle();
    expect(api.change).toHaveBeenCalledOnceWith('question-answer', undefined, {
      enabled: true,
      settings: { lease: 30 },
      expectedRevision: 0,
    });
    expect(shown()).toContain('已启用');
  });

  it('cannot save what is not valid', async () => {
    await open();
    type(lease(), '90');
    await settle();
    const save = [...fixture.nativeElement.querySelectorAll('button')].find((one) =>
      one.textContent.includes('保存设置'),
    );
    expect(save.disabled).toBeTrue();
  });

  it('keeps the person’s changes when somebody else was faster', async () => {
    await open();
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

  it('shows that it is saving, and takes no second click', async () => {
    await open();
    api.change.and.returnValue(NEVER);
    clickOn(fixture, '停用');
    await settle();
    expect(query<HTMLButtonElement>(fixture, '.state button').disabled).toBeTrue();
  });

  it('says when the plugin cannot be loaded', async () => {
    api.get.and.returnValue(throwError(() => conflict));
    fixture = await render(PluginPage, { id: 'question-answer', district: undefined });
    await settle();
    expect(shown()).toContain('内容刚被他人修改。');
  });
});
