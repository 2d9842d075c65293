import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import {
  AgoPipe,
  EmptyState,
  ErrorState,
  excerptOf,
  Language,
  LoadMore,
  Loading,
  LocalTextPipe,
  Page,
  Realtime,
  Tabs,
  Toasts,
} from '@fudao/ui-kit';
import { ProposalDetail } from './proposal-detail.ts';
import type { Proposal, ProposalState } from './proposal.ts';
import { ProposalQueue } from './proposal-queue.ts';
import { type Decision, ProposalsApi } from './proposals-api.ts';

const noNames: Readonly<Record<string, LocalText>> = {};
const states: readonly ProposalState[] = ['pending', 'accepted', 'returned'];

/** What is proposed for the bank in the reviewer's subjects: a list, and beside it the one that is open. */
@Component({
  selector: 'admin-proposals-page',
  imports: [
    AgoPipe,
    EmptyState,
    ErrorState,
    LoadMore,
    Loading,
    LocalTextPipe,
    Page,
    ProposalDetail,
    Tabs,
    TranslocoPipe,
  ],
  providers: [ProposalQueue],
  templateUrl: './proposals-page.html',
  styleUrl: './proposals-page.scss',
})
export class ProposalsPage {
  protected readonly queue = inject(ProposalQueue);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  protected readonly subjects = toSignal(inject(ProposalsApi).subjectNames, { initialValue: noNames });
  /** Of the address: which one is open, so that "back" closes it on a phone. */
  readonly proposal = input<string>();
  protected readonly state = signal<string>('pending');
  private readonly detail = viewChild(ProposalDetail);
  protected readonly isCorrecting = computed(() => this.detail()?.isEditing() ?? false);
  protected readonly tabs = computed(() => {
    this.language.current();
    return states.map((id) => ({ id, label: this.texts.translate(`proposals.${id}`) as string, ...this.countOf(id) }));
  });

  constructor() {
    effect(() => {
      const state = this.state() as ProposalState;
      untracked(() => void this.queue.show(state));
    });
    effect(() => this.queue.select(this.proposal() ?? null));
    inject(Realtime)
      .on('knowledge.proposals-changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.queue.refresh());
  }

  protected excerpt({ question }: Proposal): string {
    return excerptOf(question.stem, 90);
  }

  protected select(id: string | null): void {
    void this.router.navigate([], { queryParams: { proposal: id } });
  }

  /** How many wait, once that is known for certain. */
  private countOf(state: ProposalState): { count?: number } {
    const items =
      this.queue.state() === state && state === 'pending' && !this.queue.nextCursor() ? this.queue.items() : null;
    return items?.length ? { count: items.length } : {};
  }

  protected async decide(proposal: Proposal, decision: Decision): Promise<void> {
    if (!(await this.queue.decide(proposal, decision))) return;
    const text = decision.decision === 'accept' ? 'proposals.nowAccepted' : 'proposals.nowReturned';
    this.toasts.show(this.texts.translate(text), { tone: 'good' });
    this.select(this.queue.open()?.id ?? null);
  }
}
