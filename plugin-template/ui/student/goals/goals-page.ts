import { Component, inject, signal } from '@angular/core';
import {
  type ApiProblem,
  Button,
  Drafts,
  EmptyState,
  ErrorState,
  Field,
  Icon,
  Loading,
  Page,
  Toasts,
} from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Goal } from '../../../api.ts';
import { GoalList } from './goal-list.ts';
import { GoalsState } from './goals-state.ts';

const draftKey = 'plugin-template/goal';
const longest = 100;

/** Today's goals: write one, tick it off; below them those of the days before. */
@Component({
  selector: 'plugin-template-goals-page',
  imports: [Button, EmptyState, ErrorState, Field, GoalList, Icon, Loading, Page, TranslocoPipe],
  templateUrl: './goals-page.html',
  styleUrl: './goals-page.scss',
})
export class GoalsPage {
  private readonly drafts = inject(Drafts);
  private readonly toasts = inject(Toasts);
  protected readonly goals = inject(GoalsState);
  protected readonly longest = longest;
  /** What was begun stays on the device, whatever happens to this page. */
  protected readonly text = signal(this.drafts.read<string>(draftKey) ?? '');
  protected readonly isBusy = signal(false);
  /** The server's own sentence. */
  protected readonly refusal = signal<string | null>(null);

  protected write(text: string): void {
    this.text.set(text);
    this.drafts.write(draftKey, text);
    this.refusal.set(null);
  }

  protected add(event: Event): void {
    event.preventDefault();
    const text = this.text().trim();
    if (text === '' || this.isBusy()) return;
    this.isBusy.set(true);
    this.goals.add(text).subscribe({
      next: () => this.begin(),
      error: ({ sentence }: ApiProblem) => {
        this.isBusy.set(false);
        this.refusal.set(sentence);
      },
    });
  }

  protected reach(goal: Goal, isReached: boolean): void {
    this.goals.reach(goal, isReached).subscribe({ error: (problem: ApiProblem) => this.tell(problem) });
  }

  protected remove(goal: Goal): void {
    this.goals.remove(goal).subscribe({ error: (problem: ApiProblem) => this.tell(problem) });
  }

  private begin(): void {
    this.isBusy.set(false);
    this.text.set('');
    this.drafts.remove(draftKey);
  }

  private tell({ sentence }: ApiProblem): void {
    this.toasts.show(sentence, { tone: 'bad' });
  }
}
