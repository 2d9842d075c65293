import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import {
  ApiProblem,
  Button,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  MomentPipe,
} from '@fudao/ui-kit';
import { RuleChanges } from './rule-changes.ts';
import { fieldsOf, type RuleGroup } from './rule-field.ts';
import { RulesApi } from './rules-api.ts';
import { type RulesStep, stepsOf } from './rules-steps.ts';
import type { RulesHistoryPage, RulesVersion } from './rules.ts';

/** Who changed the rules, when, from when on, why, and what; the newest change can be taken back. */
@Component({
  selector: 'admin-rules-history',
  imports: [Button, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, RuleChanges, TranslocoPipe],
  templateUrl: './rules-history.html',
  styleUrl: './rules-history.scss',
})
export class RulesHistory {
  private readonly api = inject(RulesApi);
  /** null: the city's. */
  readonly districtId = input.required<string | null>();
  readonly groups = input.required<readonly RuleGroup[]>();
  /** Another one: there is something new at the top. */
  readonly revision = input.required<number>();
  /** Those that do not hold yet. */
  readonly planned = input<readonly RulesVersion[]>([]);
  readonly mayChange = input(false);
  readonly putBack = output<RulesStep>();

  private readonly loaded = signal<RulesHistoryPage | null>(null);
  /** Only the answer to the last question counts. */
  private asked = 0;
  private shownOf: string | null = null;
  protected readonly isLoading = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly hasMore = computed(() => (this.loaded()?.items.at(-1)?.number ?? 1) > 1);
  protected readonly newest = computed(() => this.loaded()?.items.find(({ isWithdrawn }) => !isWithdrawn));
  protected readonly steps = computed(() => {
    const loaded = this.loaded();
    const start = this.districtId() === null ? loaded?.start : {};
    return loaded && stepsOf(loaded.items, start ?? {}, fieldsOf(this.groups()));
  });

  constructor() {
    effect(() => {
      this.revision();
      const districtId = this.districtId();
      untracked(() => {
        if (districtId !== this.shownOf) this.loaded.set(null);
        this.shownOf = districtId;
        void this.start();
      });
    });
  }

  protected start(): Promise<void> {
    return this.load(null);
  }

  protected more(): Promise<void> {
    return this.load(this.loaded()?.items.at(-1)?.number ?? null);
  }

  protected isPlanned(version: RulesVersion): boolean {
    return this.planned().some(({ number }) => number === version.number);
  }

  protected isoOf(moment: number): string {
    return new Date(moment).toISOString();
  }

  private async load(before: number | null): Promise<void> {
    const asked = ++this.asked;
    this.isLoading.set(true);
    try {
      const page = await firstValueFrom(this.api.history(this.districtId(), before));
      if (asked !== this.asked) return;
      this.problem.set(null);
      this.loaded.update((known) => (before === null || !known ? page : { ...page, items: [...known.items, ...page.items] }));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (asked === this.asked && this.loaded() === null) this.problem.set(problem);
    } finally {
      if (asked === this.asked) this.isLoading.set(false);
    }
  }
}
