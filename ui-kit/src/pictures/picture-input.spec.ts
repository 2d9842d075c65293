import { Component, signal, viewChild } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { ApiProblem } from '../api/api-problem.ts';
import type { UploadStep } from '../api/api-client.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, query, render } from '../testing/render.ts';
import { PictureInput } from './picture-input.ts';
import { PictureUpload } from './picture-upload.ts';
import type { UploadedPicture } from './uploaded-picture.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [PictureInput],
  template: `<fd-picture-input
    label="图片"
    purpose="question"
    [most]="2"
    [(pictures)]="pictures"
    (busyChange)="busy.push($event)"
  />`,
})
class Host {
  readonly pictures = signal<readonly UploadedPicture[]>([]);
  readonly busy: boolean[] = [];
  readonly input = viewChild.required(PictureInput);
}

const file = (name: string) => new File(['x'], name, { type: 'image/png' });
const uploaded = (id: string): UploadedPicture => ({ id, url: '', thumbnailUrl: 'data:,', width: 4, height: 3 });

describe('PictureInput', () => {
  let fixture: ComponentFixture<Host>;
  let uploads: Subject<UploadStep<UploadedPicture>>[];
  const ids = () => fixture.componentInstance.pictures().map(({ id }) => id);
  const take = async (...names: string[]) => {
    fixture.componentInstance.input().take(names.map(file));
    await fixture.whenStable();
  };
  const finish = async (index: number, id: string) => {
    uploads[index]!.next({ kind: 'done', answer: uploaded(id) });
    await fixture.whenStable();
  };

  beforeEach(async () => {
    uploads = [];
    const send = () => {
      uploads.push(new Subject());
      return uploads.at(-1)!;
    };
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: PictureUpload, useValue: { send } }] });
    fixture = await render(Host);
  });

  it('shows a picture at once, how far it is, and gives it when it is there', async () => {
    await take('a.png');
    expect(query<HTMLImageElement>(fixture, 'li img').src).toContain('blob:');
    uploads[0]!.next({ kind: 'progress', progress: 0.4 });
    await fixture.whenStable();
    expect(query<HTMLProgressElement>(fixture, 'progress').value).toBe(0.4);
    await finish(0, 'f1');
    expect(ids()).toEqual(['f1']);
    expect(fixture.componentInstance.busy).toEqual([true, false]);
  });

  it('takes no more than it may, and says so', async () => {
    await take('a.png', 'b.png', 'c.png');
    expect(uploads).toHaveSize(2);
    expect(fixture.nativeElement.textContent).toContain('最多上传 2 张图片');
    expect(fixture.nativeElement.querySelector('.choose')).toBeNull();
  });

  it('keeps the order in which they were chosen, whichever is there first', async () => {
    await take('a.png', 'b.png');
    await finish(1, 'second');
    expect(query<HTMLImageElement>(fixture, 'li img').src).withContext('the first is on its way').toContain('blob:');
    await finish(0, 'first');
    expect(ids()).toEqual(['first', 'second']);
  });

  it('moves a picture to an earlier place', async () => {
    await take('a.png', 'b.png');
    await finish(0, 'f1');
    await finish(1, 'f2');
    clickOn(fixture, '前移第 2 张图片');
    await fixture.whenStable();
    expect(ids()).toEqual(['f2', 'f1']);
    expect(fixture.nativeElement.querySelectorAll('.earlier')).withContext('the first cannot').toHaveSize(1);
  });

  it('offers no second try of what is refused for good', async () => {
    await take('a.png');
    uploads[0]!.error(
      new ApiProblem({ status: 413, code: 'FILES_TOO_LARGE', sentence: '图片超过 20 MB', retryable: false }),
    );
    await fixture.whenStable();
    expect(query(fixture, '.error').textContent).toContain('图片超过 20 MB');
    expect(fixture.nativeElement.querySelector('.again')).toBeNull();
    clickOn(fixture, '取消');
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelector('.error')).toBeNull();
  });

  it('says why an upload failed, and tries it again', async () => {
    await take('a.png');
    uploads[0]!.error(new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '没有网络', retryable: true }));
    await fixture.whenStable();
    expect(query(fixture, '.error').textContent).toContain('没有网络');
    expect(fixture.componentInstance.busy.at(-1)).toBeFalse();
    clickOn(fixture, '重试');
    await finish(1, 'f1');
    expect(ids()).toEqual(['f1']);
    expect(fixture.nativeElement.querySelector('.error')).toBeNull();
  });

  it('stops an upload that is taken back', async () => {
    await take('a.png');
    clickOn(fixture, '取消');
    expect(uploads[0]!.observed).toBeFalse();
    expect(fixture.componentInstance.busy.at(-1)).toBeFalse();
  });

  it('removes a picture, which makes room', async () => {
    await take('a.png', 'b.png');
    await finish(0, 'f1');
    await finish(1, 'f2');
    clickOn(fixture, '移除第 1 张图片');
    await fixture.whenStable();
    expect(ids()).toEqual(['f2']);
    expect(fixture.nativeElement.querySelector('.choose')).not.toBeNull();
  });

  it('takes only pictures of what is dropped on it', async () => {
    fixture.componentInstance.input().take([new File(['x'], 'a.pdf', { type: 'application/pdf' })]);
    expect(uploads).toHaveSize(0);
  });

  it('sends nothing on after it is gone', async () => {
    await take('a.png');
    fixture.destroy();
    expect(uploads[0]!.observed).toBeFalse();
  });
});
