import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, firstValueFrom, map, type Observable } from 'rxjs';
import { ApiProblem, Button, Dialog, Icon, type UploadStep } from '@fudao/ui-kit';
import type { Edit, Preview, ReadFile } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { ChangeSteps } from './change-steps.ts';

/** Reads a calendar's file, shows how the calendar would differ, and gives what is to be saved. */
@Component({
  selector: 'admin-import-dialog',
  imports: [Button, ChangeSteps, Dialog, Icon, TranslocoPipe],
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
  readonly chosen = output<{ edit: Edit; name: string }>();
  protected readonly fileName = signal('');
  protected readonly read = signal<ReadFile | null>(null);
  protected readonly preview = signal<Preview | null>(null);
  protected readonly replaces = signal(false);
  protected readonly isReading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected async choose(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (!file) return;
    this.fileName.set(file.name);
    this.read.set(null);
    this.preview.set(null);
    await this.attempt(async () => {
      this.read.set(await firstValueFrom(answerOf(this.api.read(file, this.districtId()))));
      await this.compare();
    });
  }

  protected setReplaces(replaces: boolean): void {
    this.replaces.set(replaces);
    void this.attempt(() => this.compare());
  }

  protected isEmpty({ change }: Preview): boolean {
    return change.terms.length + change.days.length === 0;
  }

  protected save(): void {
    this.chosen.emit({ edit: this.edit(), name: this.fileName() });
  }

  private edit(): Edit {
    return { kind: 'take-over', entries: this.read()?.entries ?? [], replace: this.replaces() };
  }

  private async compare(): Promise<void> {
    if (!this.read()?.entries.length) return;
    this.preview.set(await firstValueFrom(this.api.preview(this.districtId(), this.edit())));
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.isReading()) return;
    this.isReading.set(true);
    this.problem.set(null);
    try {
      await deed();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.preview.set(null);
      this.problem.set(problem);
    } finally {
      this.isReading.set(false);
    }
  }
}

function answerOf<T>(steps: Observable<UploadStep<T>>): Observable<T> {
  return steps.pipe(
    filter((step) => step.kind === 'done'),
    map((step) => step.answer),
  );
}
