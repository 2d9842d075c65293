import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Subject, throwError } from 'rxjs';
import { ApiProblem, type UploadStep } from '@fudao/ui-kit';
import { clickOn, provideTesting, query, render } from '@fudao/ui-kit/testing';
import { zhCN } from '../texts/zh-CN.ts';
import type { PluginReleases } from './release.ts';
import { ReleasesApi } from './releases-api.ts';
import { somePlugin } from './testing/some-plugin.ts';
import { UploadPage } from './upload-page.ts';

type Step = UploadStep<{ id: string; version: string; releases: PluginReleases }>;

describe('UploadPage', () => {
  let fixture: ComponentFixture<UploadPage>;
  let steps: Subject<Step>;
  const api = jasmine.createSpyObj<ReleasesApi>('ReleasesApi', ['upload']);
  const shown = () => (fixture.nativeElement as HTMLElement).textContent;
  const results = () =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('ol li')].map(({ className }) => className);

  beforeEach(async () => {
    steps = new Subject();
    api.upload.calls.reset();
    api.upload.and.returnValue(steps);
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: ReleasesApi, useValue: api }] });
    fixture = await render(UploadPage);
    TestBed.inject(TranslocoService).setTranslation(zhCN, 'zh-CN', { merge: true });
  });

  /** Somebody drops a file. */
  async function drop(name = 'notes-1.0.0.tgz'): Promise<void> {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['package'], name));
    query(fixture, 'label').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await fixture.whenStable();
  }

  it('shows how far the transfer is, then that all checks are made', async () => {
    await drop();
    steps.next({ kind: 'progress', progress: 0.5 });
    await fixture.whenStable();
    expect(query<HTMLProgressElement>(fixture, 'progress').value).toBe(50);
    expect(results()).toEqual(['running', 'waiting', 'waiting', 'waiting', 'waiting']);
    steps.next({ kind: 'progress', progress: 1 });
    await fixture.whenStable();
    expect(results()[0]).toBe('passed');
  });

  it('says in a sentence which check refused it, and keeps the file for another try', async () => {
    const sentence = '插件包中的“server/index.js”在签名后被改动。';
    const problem = new ApiProblem({ status: 400, code: 'PACKAGE_FILE_CHANGED', sentence, retryable: false });
    api.upload.and.returnValue(throwError(() => problem));
    await drop();
    expect(results()).toEqual(['passed', 'passed', 'failed', 'waiting', 'waiting']);
    expect(query(fixture, '[role=alert]').textContent).toBe(sentence);
    expect(shown()).toContain('notes-1.0.0.tgz');
    clickOn(fixture, '重新上传');
    expect(api.upload).toHaveBeenCalledTimes(2);
  });

  it('leads to the publishers where nobody knows who signed it', async () => {
    const problem = new ApiProblem({
      status: 403,
      code: 'PACKAGE_KEY_UNKNOWN',
      sentence: '未知的密钥',
      retryable: false,
    });
    api.upload.and.returnValue(throwError(() => problem));
    await drop();
    expect(query<HTMLAnchorElement>(fixture, '.fd-actions a').pathname).toContain('/publishers');
  });

  it('goes on to the consent once it was taken in', async () => {
    const navigate = spyOn(TestBed.inject(Router), 'navigate').and.resolveTo(true);
    await drop();
    steps.next({ kind: 'done', answer: { id: 'notes', version: '1.0.0', releases: somePlugin() } });
    expect(navigate).toHaveBeenCalledOnceWith(['/releases', 'notes'], { queryParams: { install: '1.0.0' } });
  });

  it('can be stopped', async () => {
    await drop();
    clickOn(fixture, '取消');
    await fixture.whenStable();
    expect(steps.observed).toBeFalse();
    expect(shown()).toContain('重新上传');
  });
});
