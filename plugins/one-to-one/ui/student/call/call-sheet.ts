import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type ApiProblem, Button, Dialog, Icon, PictureInput, RichTextEditor, type UploadedPicture } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CallRecording } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { complaintAbout, writtenLength } from '../../shared/written-text.ts';
import { CallProblem } from './call-problem.ts';
import { RecordingNotice } from '../../shared/recording/recording-notice.ts';
import { KeptCallDraft } from './call-draft.ts';

/** What it is about, in a sentence or a picture; then it rings. */
@Component({
  selector: 'one-to-one-call-sheet',
  imports: [Button, CallProblem, Dialog, Icon, PictureInput, RecordingNotice, RichTextEditor, TranslocoPipe],
  template: `
    <fd-dialog [open]="true" [heading]="(teacherName() ? 'one-to-one.call.headingOf' : 'one-to-one.call.heading') | transloco: { name: teacherName() }" (closed)="closed.emit()">
      <form (submit)="submit(); $event.preventDefault()" novalidate>
        <fd-rich-text-editor
          [label]="'one-to-one.call.text' | transloco"
          [placeholder]="'one-to-one.call.placeholder' | transloco"
          [rows]="3"
          [longest]="limits.about"
          [error]="error()"
          [text]="kept.draft().text"
          (textChange)="kept.change({ text: $event })"
          (submitted)="submit()"
        />
        <fd-picture-input
          purpose="one-to-one"
          [label]="'one-to-one.call.pictures' | transloco: { max: limits.pictures }"
          [most]="limits.pictures"
          [pictures]="kept.draft().pictures"
          (picturesChange)="changePictures($event)"
          (busyChange)="isUploading.set($event)"
        />
        <one-to-one-recording-notice when="before" [recording]="recording()" />
        <p class="fd-quiet">{{ 'one-to-one.call.hint' | transloco }}</p>
        @if (problem(); as refused) {
          <one-to-one-call-problem [problem]="refused" />
        }
        <button fdButton type="submit" [busy]="isBusy()" [disabled]="isBusy() || isUploading()">
          <fd-icon name="call" />{{ (isUploading() ? 'one-to-one.call.waitForPictures' : 'one-to-one.call.submit') | transloco }}
        </button>
      </form>
    </fd-dialog>
  `,
  styles: `
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; }
    p { margin: 0; }
    button { min-height: 52px; font-size: 1.05rem; }
  `,
})
export class CallSheet {
  private readonly texts = inject(TranslocoService);
  protected readonly kept = inject(KeptCallDraft);
  /** Empty: whoever fits best. */
  readonly teacherName = input('');
  readonly recording = input<CallRecording>('off');
  readonly isBusy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly called = output<void>();
  readonly closed = output<void>();

  protected readonly limits = formLimits;
  protected readonly isUploading = signal(false);
  private readonly hasTried = signal(false);
  private readonly complaint = computed(() => complaintAbout(this.kept.draft().text, formLimits.about, this.kept.draft().pictures.length > 0));
  /** Told only after the first try: nobody likes to be corrected while writing. */
  protected readonly error = computed(() => {
    const complaint = this.complaint();
    if (!complaint || (complaint === 'empty' && !this.hasTried())) return null;
    return this.texts.translate(`one-to-one.call.${complaint}`, { max: formLimits.about, length: writtenLength(this.kept.draft().text) });
  });

  protected changePictures(pictures: readonly UploadedPicture[]): void {
    this.kept.change({ pictures: pictures.map(({ id, url, thumbnailUrl, width, height }) => ({ id, url, thumbnailUrl, width, height })) });
  }

  protected submit(): void {
    this.hasTried.set(true);
    if (this.complaint() || this.isUploading() || this.isBusy()) return;
    this.called.emit();
  }
}
