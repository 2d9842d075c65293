import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, newIdempotencyKey } from '@fudao/ui-kit';
import type { Proposal, ProposalState } from './proposal.ts';
import { type Decision, ProposalsApi } from './proposals-api.ts';

/** The proposals in one state, the one that is open, and the decision on it. */
@Injectable()
export class ProposalQueue {
  private readonly api = inject(ProposalsApi);
  readonly state = signal<ProposalState>('pending');
  readonly items = signal<readonly Proposal[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly isLoading = signal(false);
  readonly isDeciding = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  private hasLaterPages = false;
  private readonly openId = signal<string | null>(null);
  readonly open = computed(() => this.items()?.find(({ id }) => id === this.openId()) ?? null);

  async show(state: ProposalState): Promise<void> {
    this.state.set(state);
    this.items.set(null);
    this.nextCursor.set(null);
    this.hasLaterPages = false;
    await this.more();
  }

  async more(): Promise<void> {
    const state = this.state();
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.api.list(state, this.nextCursor()));
      if (state !== this.state()) return;
      this.hasLaterPages = this.items() !== null;
      this.items.update((items) => [...(items ?? []), ...page.items]);
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      this.note(problem);
    } finally {
      this.isLoading.set(false);
    }
  }

  /** Others propose and decide meanwhile; who reads on, or is on a later page, is not disturbed. */
  async refresh(): Promise<void> {
    const state = this.state();
    const isBusy = this.isLoading() || this.isDeciding();
    if (isBusy || this.items() === null || this.hasLaterPages) return;
    try {
      const page = await firstValueFrom(this.api.list(state, null));
      if (state !== this.state() || this.isDeciding()) return;
      const open = this.open();
      const isKept = open !== null && !page.items.some(({ id }) => id === open.id);
      this.items.set(isKept ? [open, ...page.items] : page.items);
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      // What is shown stays; the next change, or a reload, tries again.
      if (!(problem instanceof ApiProblem)) throw problem;
    }
  }

  select(id: string | null): void {
    this.openId.set(id);
    this.problem.set(null);
  }

  /** Whether it went through; then the next one is open. */
  async decide(proposal: Proposal, decision: Decision): Promise<boolean> {
    this.isDeciding.set(true);
    this.problem.set(null);
    try {
      await firstValueFrom(this.api.decide(proposal, decision, newIdempotencyKey()));
      this.takeOut(proposal);
      return true;
    } catch (problem) {
      this.note(problem);
      return false;
    } finally {
      this.isDeciding.set(false);
    }
  }

  private takeOut(decided: Proposal): void {
    const items = this.items() ?? [];
    const at = items.findIndex(({ id }) => id === decided.id);
    const left = items.filter(({ id }) => id !== decided.id);
    this.items.set(left);
    this.openId.set((left[at] ?? left[at - 1])?.id ?? null);
  }

  private note(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    this.problem.set(problem);
  }
}
