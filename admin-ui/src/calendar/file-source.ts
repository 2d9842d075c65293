import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, firstValueFrom, map, type Observable } from 'rxjs';
import { ApiProblem, Icon, type UploadStep } from '@fudao/ui-kit';
import type { ReadFile, Wanted } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';

/** A calendar's file: chosen, read by the server, and what of it is left out. */
@Component({
  selector: 'admin-file-source',
  imports: [Icon, TranslocoPipe],
  templateUrl: './file-source.html',
  styleUrl: './file-source.scss',
})
export class FileSource {
  private readonly api = inject(CalendarApi);
  readonly districtId = input<string>();
  readonly busy = input(false);
  /** Null: nothing can be taken over. */
  readonly wanted = output<Wanted | null>();
  protected readonly fileName = signal('');
  protected readonly read = signal<ReadFile | null>(null);
  protected readonly replaces = signal(false);
  protected readonly isReading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected async choose(files: FileList | null): Promise<void> {
    const [file] = files ?? [];
    if (!file || this.isReading()) return;
    this.fileName.set(file.name);
    this.read.set(null);
    this.problem.set(null);
    this.wanted.emit(null);
    this.isReading.set(true);
    try {
      this.read.set(await firstValueFrom(answerOf(this.api.read(file, this.districtId()))));
      this.tell();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isReading.set(false);
    }
  }

  protected setReplaces(replaces: boolean): void {
    this.replaces.set(replaces);
    this.tell();
  }

  private tell(): void {
    const { entries = [] } = this.read() ?? {};
    const edit = { kind: 'take-over', entries, replace: this.replaces() } as const;
    this.wanted.emit(entries.length > 0 ? { edit, name: this.fileName() } : null);
  }
}

function answerOf<T>(steps: Observable<UploadStep<T>>): Observable<T> {
  return steps.pipe(
    filter((step) => step.kind === 'done'),
    map((step) => step.answer),
  );
}
