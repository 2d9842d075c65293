import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { EMPTY, NEVER, of, Subject, throwError } from 'rxjs';
import { ApiClient, ApiProblem, Confirmations, Realtime, Toasts } from '@fudao/ui-kit';
import { clickOn, provideTesting, query, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import { PluginReleasesPage } from './plugin-releases-page.ts';
import type { Channels, PluginReleases, ReleaseDetail } from './release.ts';
import { ReleasesApi } from './releases-api.ts';
import { aRelease, somePlugin } from './testing/some-plugin.ts';

const text = (words: string) => ({ 'zh-CN': words, en: words });
const refusal = (code: string, sentence: string) => new ApiProblem({ status: 409, code, sentence, retryable: false });
const channels = (changes: Partial<Channels>): Channels => ({ ...somePlugin().channels, ...changes });

const detail: ReleaseDetail = {
  id: 'notes',
  version: '2.0.0',
  name: text('笔记'),
  summary: text('记下要点'),
  description: text('记下要点'),
  vendor: 'acme',
  platform: '*',
  dependsOn: [],
  trust: 'trusted',
  publisher: { keyId: 'ab', name: '示例出版社', mostTrust: 'trusted', isRevoked: false },
  capabilities: [
    { name: 'files.read', sentence: text('显示已保存的图片'), isGranted: true },
    { name: 'notifications.send', sentence: text('给用户发送站内通知'), isGranted: false },
  ],
  permissions: [],
  privacy: { holds: [text('学生的笔记')], retention: 'P1Y' },
};

describe('PluginReleasesPage', () => {
  let fixture: ComponentFixture<PluginReleasesPage>;
  let server: PluginReleases;
  const told = new Subject<void>();
  const confirm = jasmine.createSpy('ask');
  const api = jasmine.createSpyObj<ReleasesApi>('ReleasesApi', [
    'get',
    'detail',
    'install',
    'move',
    'rollBack',
    'changeStage',
    'uninstall',
    'exportAll',
    'purge',
    'history',
  ]);
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await fixture.whenStable();
  };
  const open = async (plugin: PluginReleases, address: { view?: string; install?: string } = {}) => {
    server = plugin;
    api.get.and.callFake(() => of(server));
    fixture = await render(PluginReleasesPage, { id: 'notes', view: address.view, install: address.install });
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
    await settle();
  };

  beforeEach(() => {
    for (const spy of Object.values(api)) (spy as jasmine.Spy).calls.reset();
    confirm.and.resolveTo(true);
    TestBed.configureTestingModule({
      providers: [
        provideTesting(),
        { provide: ReleasesApi, useValue: api },
        { provide: ApiClient, useValue: { get: () => of({ items: [{ id: 'd1', name: '云湖区' }] }) } },
        { provide: Confirmations, useValue: { ask: confirm } },
        { provide: Realtime, useValue: { on: () => told, reopened: EMPTY } },
      ],
    });
  });

  it('rolls back with one click, and that can be undone', async () => {
    await open(somePlugin({ channels: channels({ stable: '2.0.0', previousStable: '1.0.0', revision: 4 }) }));
    api.rollBack.and.returnValue(of(channels({ stable: '1.0.0', revision: 5 })));
    clickOn(fixture, '退回 1.0.0');
    await settle();
    expect(api.rollBack).toHaveBeenCalledOnceWith('notes', 'stable', 4);
    api.move.and.returnValue(NEVER);
    TestBed.inject(Toasts).shown().at(-1)!.action!.run();
    await settle();
    expect(api.move).toHaveBeenCalledOnceWith('notes', 'stable', { version: '2.0.0', expectedRevision: 5 });
  });

  it('says when another operator was faster, and shows the newest', async () => {
    await open(somePlugin({ channels: channels({ previousStable: '0.9.0' }) }));
    api.rollBack.and.callFake(() => {
      server = somePlugin({ channels: channels({ stable: '3.0.0', revision: 2 }) });
      return throwError(() => refusal('PLUGIN_CHANGED_MEANWHILE', '另一位管理员刚刚修改了此插件。'));
    });
    clickOn(fixture, '退回');
    await settle();
    expect(shown()).toContain('另一位管理员刚刚修改了此插件。');
    expect(query(fixture, 'admin-channel-card').textContent).toContain('3.0.0');
  });

  it('shows which release asks for what, and installs it with consent to just that', async () => {
    api.detail.and.returnValue(of(detail));
    await open(somePlugin({ releases: [aRelease('2.0.0', { state: 'verified' })] }), { install: '2.0.0' });
    for (const words of ['给用户发送站内通知', '需要同意', '学生的笔记', '示例出版社'])
      expect(shown()).toContain(words);
    api.install.and.returnValue(NEVER);
    clickOn(fixture, '同意并安装');
    await settle();
    expect(api.install).toHaveBeenCalledOnceWith('notes', '2.0.0', { grant: ['notifications.send'], trust: 'trusted' });
  });

  it('offers no more trust than the key of the publisher allows', async () => {
    const publisher = { keyId: 'ab', name: '示例出版社', mostTrust: 'confined', isRevoked: false } as const;
    api.detail.and.returnValue(of({ ...detail, trust: 'confined', publisher }));
    await open(somePlugin({ releases: [aRelease('2.0.0', { state: 'verified' })] }), { install: '2.0.0' });
    expect([...fixture.nativeElement.querySelectorAll('input[name=trust]')]).toHaveSize(1);
    expect(shown()).toContain('只允许受限运行');
  });

  it('says on which node a release did not start, and why', async () => {
    await open(somePlugin({ releases: [aRelease('2.0.0')] }));
    api.move.and.returnValue(
      throwError(() => refusal('PLUGIN_NOT_STARTED', '版本 2.0.0 未能在节点 a 上启动：磁盘已满。')),
    );
    clickOn(fixture, '设为正式版…');
    await settle();
    query<HTMLButtonElement>(fixture, 'button[form=move]').click();
    await settle();
    expect(query(fixture, 'admin-move-dialog [role=alert]').textContent).toContain('磁盘已满');
  });

  it('shows at once what another operator did', async () => {
    await open(somePlugin());
    server = somePlugin({
      releases: [aRelease('1.0.0', { channels: ['stable'] }), aRelease('1.1.0', { pinnedBy: ['d1'] })],
    });
    told.next();
    await new Promise((resolve) => setTimeout(resolve, 250));
    await settle();
    expect(shown()).toContain('固定使用它的区：云湖区');
  });

  it('purges only after an export and with the typed name', async () => {
    await open(somePlugin({ enabledIn: [], releases: [aRelease('1.0.0', { state: 'uninstalled' })] }));
    clickOn(fixture, '清除数据…');
    await settle();
    const purge = query<HTMLButtonElement>(fixture, 'button[form=purge]');
    const name = query<HTMLInputElement>(fixture, 'admin-purge-dialog input');
    expect([purge.disabled, name.disabled]).toEqual([true, true]);
    const headers: Record<string, string> = { 'x-export-receipt': 'receipt-1' };
    api.exportAll.and.returnValue(of({ content: new Blob(['x']), header: (one: string) => headers[one] ?? null }));
    const download = spyOn(HTMLAnchorElement.prototype, 'click');
    // The way to the downloads is the browser's; here only that it was asked for.
    query<HTMLButtonElement>(fixture, 'admin-purge-dialog ol button').click();
    await settle();
    expect(download).toHaveBeenCalledTimes(1);
    name.value = '笔';
    name.dispatchEvent(new Event('input'));
    await settle();
    expect(purge.disabled).toBeTrue();
    name.value = '笔记';
    name.dispatchEvent(new Event('input'));
    await settle();
    api.purge.and.returnValue(throwError(() => refusal('PLUGIN_EXPORT_OUTDATED', '数据有变化，请重新导出。')));
    purge.click();
    await settle();
    expect(api.purge).toHaveBeenCalledOnceWith('notes', '笔记', 'receipt-1');
    expect(shown()).toContain('数据有变化，请重新导出。');
    expect(purge.disabled).toBeTrue();
  });
});
