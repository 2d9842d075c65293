import { computed, inject, Injectable, signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ApiProblem, Connection, Realtime } from '@fudao/ui-kit';
import { debounceTime, merge, timer } from 'rxjs';
import type { TeachersView } from '../../../api.ts';
import { apiBase } from '../../shared/links.ts';

const refreshMs = 20_000;

/** Who is on duty for a subject. Goes on by itself while the page is open; provided by the page. */
@Injectable()
export class TeachersList {
  private readonly api = inject(ApiClient);
  private readonly asked = signal<{ subject: string; tag: string } | undefined>(undefined);
  private readonly answer = rxResource({
    params: () => this.asked(),
    stream: ({ params: { subject, tag } }) => this.api.get<TeachersView>(`${apiBase}/teachers`, { subject, tag }),
  });
  readonly view = computed(() => (this.answer.hasValue() ? this.answer.value() : null));
  readonly problem = computed(() => (this.answer.error() as unknown as ApiProblem | undefined) ?? null);

  constructor() {
    merge(timer(refreshMs, refreshMs), inject(Connection).returned, inject(Realtime).reopened)
      .pipe(debounceTime(100), takeUntilDestroyed())
      .subscribe(() => !document.hidden && this.reload());
  }

  ask(subject: string, tag: string): void {
    this.asked.set({ subject, tag });
  }

  reload(): void {
    this.answer.reload();
  }
}
