import { Component, computed, inject, input } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { ApiClient, type ApiProblem, Button, EmptyState, ErrorState, ListPipe, Loading, LocalTextPipe, Page, ReportButton } from '@fudao/ui-kit';
import { map } from 'rxjs';
import type { Portrait } from './portrait.ts';

const noNames: Readonly<Record<string, LocalText>> = {};
const percent = (share: number) => Math.round(share * 100);

/** Who a teacher is, for a student who has an answer before them or chooses whom to ask. */
@Component({
  selector: 'student-portrait-page',
  imports: [Button, EmptyState, ErrorState, ListPipe, Loading, LocalTextPipe, Page, ReportButton, RouterLink, TranslocoPipe],
  templateUrl: './portrait-page.html',
  styleUrl: './portrait-page.scss',
})
export class PortraitPage {
  private readonly api = inject(ApiClient);
  /** From the address. */
  readonly id = input.required<string>();
  protected readonly found = rxResource({
    params: () => this.id(),
    stream: ({ params }) => this.api.get<Portrait>(`/api/ratings/teachers/${encodeURIComponent(params)}`),
  });
  protected readonly portrait = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly problem = computed(() => (this.found.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly figures = computed(() => {
    const quality = this.portrait()?.quality;
    return quality && { ...quality, quality: percent(quality.quality), priorMean: percent(quality.priorMean) };
  });
  protected readonly subjects = toSignal(
    this.api
      .get<{ subjects: { id: string; name: LocalText }[] }>('/api/knowledge/subjects')
      .pipe(map(({ subjects }) => Object.fromEntries(subjects.map(({ id, name }) => [id, name])))),
    { initialValue: noNames },
  );
}
