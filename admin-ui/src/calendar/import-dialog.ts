import { Component, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Button, Dialog, Icon } from '@fudao/ui-kit';
import type { Preview, Wanted } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { overtakenCode } from './calendar-deeds.ts';
import { FileSource } from './file-source.ts';
import { ImportPreview } from './import-preview.ts';
import { PublishedSource } from './published-source.ts';

type Source = 'published' | 'file';

/** From published holidays or a calendar's file: shows how the calendar would differ, and gives what is to be saved. */
@Component({
  selector: 'admin-import-dialog',
  imports: [Button, Dialog, FileSource, Icon, ImportPreview, PublishedSource, TranslocoPipe],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.scss',
})
export class ImportDialog {
  private readonly api = inject(CalendarApi);
  readonly districtId = input<string>();
  readonly busy = input(false);
  /** What speaks against what was to be saved. */
  readonly refusal = input<ApiProblem | null>(null);
  readonly closed = output<void>();
  readonly chosen = output<Wanted>();
  protected readonly sources: readonly Source[] = ['published', 'file'];
  /** Holidays are the city's; a district has its days off. */
  protected readonly source = linkedSignal((): Source => (this.districtId() ? 'file' : 'published'));
  protected readonly preview = signal<Preview | null>(null);
  protected readonly isComparing = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private wanted: Wanted | null = null;

  constructor() {
    // What another changed meanwhile is seen before it is saved upon.
    effect(() => {
      if (this.refusal()?.code === overtakenCode) untracked(() => void this.compare(this.wanted));
    });
  }

  protected turnTo(source: Source): void {
    void this.compare(null);
    this.source.set(source);
  }

  protected isEmpty({ change }: Preview): boolean {
    return change.terms.length + change.days.length === 0;
  }

  protected save(): void {
    if (this.wanted) this.chosen.emit(this.wanted);
  }

  /** Of several one after the other the last is shown. */
  protected async compare(wanted: Wanted | null): Promise<void> {
    this.wanted = wanted;
    this.problem.set(null);
    this.isComparing.set(wanted !== null);
    if (!wanted) {
      this.preview.set(null);
      return;
    }
    try {
      const preview = await firstValueFrom(this.api.preview(this.districtId(), wanted.edit));
      if (this.wanted === wanted) this.preview.set(preview);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (this.wanted !== wanted) return;
      this.preview.set(null);
      this.problem.set(problem);
    } finally {
      if (this.wanted === wanted) this.isComparing.set(false);
    }
  }
}
