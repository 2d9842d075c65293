import {
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Subscription } from 'rxjs';
import { type ApiProblem } from '../api/api-problem.ts';
import { Button, IconButton } from '../button/button.ts';
import { Icon } from '../icon/icon.ts';
import { arrangeSlots, movedEarlier } from './picture-slots.ts';
import { PictureUpload } from './picture-upload.ts';
import type { UploadedPicture } from './uploaded-picture.ts';

/** A picture on its way. */
interface Pending {
  readonly key: number;
  readonly file: File;
  readonly previewUrl: string;
  readonly progress: number;
  readonly problem: ApiProblem | null;
}

/**
 * Pictures from camera or files, up to `most`: `<fd-picture-input label="…" purpose="question" [(pictures)]="pictures" />`.
 * Each is made small, sent at once and shown where it was chosen; what failed for want of a network can be tried
 * again. `busy` while something is on its way.
 */
@Component({
  selector: 'fd-picture-input',
  imports: [Button, Icon, IconButton, TranslocoPipe],
  templateUrl: './picture-input.html',
  styleUrl: './picture-input.scss',
  host: { '(dragover)': '$event.preventDefault()', '(drop)': 'onDrop($event)' },
})
export class PictureInput {
  private readonly uploads = inject(PictureUpload);
  private readonly texts = inject(TranslocoService);
  readonly label = input.required<string>();
  readonly purpose = input('picture');
  readonly most = input(4);
  readonly pictures = model.required<readonly UploadedPicture[]>();
  readonly busyChange = output<boolean>();
  /** One more is there: an editor can put it where the caret is. */
  readonly added = output<UploadedPicture>();

  protected readonly pending = signal<readonly Pending[]>([]);
  /** Under which number a picture was chosen. */
  private readonly keys = new Map<string, number>();
  protected readonly slots = computed(() =>
    arrangeSlots(this.pictures(), this.pending(), ({ id }) => this.keys.get(id)),
  );
  protected readonly room = computed(() => this.most() - this.pictures().length - this.pending().length);
  /** Why not all were taken; gone with the next change. */
  protected readonly note = linkedSignal(() => (this.pictures(), ''));
  private readonly camera = viewChild<ElementRef<HTMLInputElement>>('camera');
  private readonly files = viewChild<ElementRef<HTMLInputElement>>('files');
  private readonly running = new Map<number, Subscription>();
  private count = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.running.forEach((upload) => upload.unsubscribe());
      this.pending().forEach(({ previewUrl }) => URL.revokeObjectURL(previewUrl));
    });
  }

  /** Opens the choice of files, as the button does. */
  choose(): void {
    this.files()?.nativeElement.click();
  }

  /** Takes pictures in, wherever they come from: also those pasted into an editor. */
  take(files: Iterable<File>): void {
    const pictures = [...files].filter(({ type }) => type.startsWith('image/') || type === '');
    const taken = pictures.slice(0, this.room());
    if (taken.length < pictures.length) this.note.set(this.texts.translate('pictures.atMost', { most: this.most() }));
    taken.forEach((file) => this.begin(file));
  }

  protected takePhoto(): void {
    this.camera()?.nativeElement.click();
  }

  protected onChosen(field: HTMLInputElement): void {
    this.take(field.files ?? []);
    // The same file can be chosen again after it was removed.
    field.value = '';
  }

  protected onDrop(event: DragEvent): void {
    event.preventDefault();
    this.take(event.dataTransfer?.files ?? []);
  }

  protected retry(pending: Pending): void {
    this.change(pending.key, { progress: 0, problem: null });
    this.send(pending);
  }

  protected cancel({ key, previewUrl }: Pending): void {
    this.running.get(key)?.unsubscribe();
    URL.revokeObjectURL(previewUrl);
    this.forget(key);
  }

  protected remove(picture: UploadedPicture): void {
    this.pictures.set(this.pictures().filter(({ id }) => id !== picture.id));
  }

  protected moveEarlier(picture: UploadedPicture): void {
    this.pictures.set(movedEarlier(this.pictures(), this.pictures().indexOf(picture)));
  }

  private begin(file: File): void {
    const pending: Pending = {
      key: ++this.count,
      file,
      previewUrl: URL.createObjectURL(file),
      progress: 0,
      problem: null,
    };
    this.pending.update((all) => [...all, pending]);
    this.send(pending);
  }

  private send({ key, file, previewUrl }: Pending): void {
    const upload = this.uploads.send(file, this.purpose()).subscribe({
      next: (step) => {
        if (step.kind === 'progress') return this.change(key, { progress: step.progress });
        URL.revokeObjectURL(previewUrl);
        this.place(key, step.answer);
        this.forget(key);
        this.added.emit(step.answer);
      },
      error: (problem: unknown) => {
        this.change(key, { problem: problem as ApiProblem });
        this.tellBusy();
      },
    });
    this.running.set(key, upload);
    this.tellBusy();
  }

  private place(key: number, arrived: UploadedPicture): void {
    this.keys.set(arrived.id, key);
    const row = this.slots().map(({ picture, pending }) => (pending?.key === key ? arrived : picture));
    this.pictures.set(row.filter((picture) => picture !== null));
  }

  private change(key: number, changed: Partial<Pending>): void {
    this.pending.update((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  }

  private forget(key: number): void {
    this.running.delete(key);
    this.pending.update((all) => all.filter((one) => one.key !== key));
    this.tellBusy();
  }

  private tellBusy(): void {
    this.busyChange.emit(this.pending().some(({ problem }) => problem === null));
  }
}
