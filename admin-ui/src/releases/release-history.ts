import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe } from '@fudao/ui-kit';
import type { ReleaseStep } from './release.ts';
import { tellSteps } from './release-steps.ts';
import { ReleasesApi } from './releases-api.ts';

/** Who did what with a plugin's releases, when and why; also what the platform did by itself. */
@Component({
  selector: 'admin-release-history',
  imports: [EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, TranslocoPipe],
  template: `
    @if (problem(); as failed) {
      <fd-error-state [problem]="failed" (retried)="start()" />
    } @else if (steps(); as known) {
      <ol class="fd-card">
        @for (told of known; track told.step.id) {
          <li [class.automatic]="told.isAutomatic">
            <p>
              @if (told.isAutomatic) {
                <span class="fd-chip caution"><fd-icon name="bolt" />{{ 'releases.byItself' | transloco }}</span>
              } @else {
                <strong>{{ told.step.changedByName }}</strong>
              }
              {{ told.text | transloco: told.values }}
            </p>
            @if (told.reason) {
              <p class="fd-quiet">{{ told.reason.text | transloco: told.reason.values }}</p>
            }
            <p class="fd-quiet">
              <time [attr.datetime]="told.step.changedAt">{{ told.step.changedAt | moment }}</time>
            </p>
          </li>
        } @empty {
          <li><fd-empty-state icon="history" [heading]="'plugins.noHistory' | transloco" /></li>
        }
      </ol>
      <fd-load-more [hasMore]="!!cursor()" [busy]="isLoading()" (asked)="more()" />
    } @else {
      <fd-loading />
    }
  `,
  styles: `
    ol {
      display: grid;
      gap: 16px;
      margin: 0;
      padding: 20px;
      list-style: none;
    }
    li {
      padding-inline-start: 16px;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
    }
    .automatic {
      border-color: var(--mat-sys-error);
    }
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class ReleaseHistory {
  private readonly api = inject(ReleasesApi);
  readonly pluginId = input.required<string>();
  /** Another number: there is something new. */
  readonly changes = input<unknown>();
  private readonly loaded = signal<readonly ReleaseStep[] | null>(null);
  protected readonly cursor = signal<string | null>(null);
  protected readonly isLoading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly steps = computed(() => {
    const loaded = this.loaded();
    return loaded && tellSteps(loaded);
  });

  constructor() {
    effect(() => {
      this.pluginId();
      this.changes();
      untracked(() => void this.start());
    });
  }

  protected start(): Promise<void> {
    return this.load(null);
  }

  protected more(): Promise<void> {
    return this.load(this.cursor());
  }

  private async load(cursor: string | null): Promise<void> {
    this.isLoading.set(true);
    try {
      const { items, nextCursor } = await firstValueFrom(this.api.history(this.pluginId(), cursor));
      this.problem.set(null);
      this.loaded.update((before) => (cursor ? [...(before ?? []), ...items] : items));
      this.cursor.set(nextCursor);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (this.loaded() === null) this.problem.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }
}
