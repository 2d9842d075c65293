import { Component, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map } from 'rxjs';
import { Button, EmptyState, ErrorState, LoadMore, Loading, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PagedList } from '../paged-list.ts';
import { RatingsApi } from './ratings-api.ts';
import type { WordsItem } from './ratings.ts';
import { ReasonDialog } from '../reason-dialog.ts';

const states = ['waiting', 'shown', 'hidden'] as const;

/** What students wrote: shown to the teacher only once a moderator has read it. */
@Component({
  selector: 'admin-rating-words-tab',
  imports: [Button, EmptyState, ErrorState, LoadMore, Loading, ReasonDialog, TranslocoPipe],
  template: `
    <fieldset class="fd-choices">
      <legend class="fd-visually-hidden">{{ 'ratings.stateLabel' | transloco }}</legend>
      @for (one of states; track one) {
        <label><input type="radio" name="words-state" [value]="one" [checked]="state() === one" (change)="change(one)" />{{ 'ratings.wordsState.' + one | transloco }}</label>
      }
    </fieldset>
    @if (deed.problem(); as failed) {
      <p class="problem" role="alert">{{ failed.sentence }}</p>
    }
    @if (list.items(); as items) {
      @for (item of items; track item.id) {
        <article class="fd-card">
          <p class="facts">
            <strong>{{ item.teacherName }}</strong>
            <span class="fd-chip">{{ 'ratings.mode.' + item.mode | transloco }}</span>
            <span class="fd-quiet">{{ item.score }} / {{ item.scale }} · {{ item.day }}</span>
            @if (item.doubt) {
              <span class="fd-chip warn">{{ 'ratings.doubt.' + item.doubt | transloco }}</span>
            }
          </p>
          <blockquote>{{ item.words }}</blockquote>
          @if (item.reason) {
            <p class="fd-quiet">{{ 'ratings.hiddenBecause' | transloco: { reason: item.reason } }}</p>
          }
          <div class="fd-actions">
            @if (item.state !== 'hidden') {
              <button fdButton="outlined" type="button" [disabled]="deed.isRunning()" (click)="hiding.set(item)">{{ 'ratings.hide' | transloco }}</button>
            }
            @if (item.state !== 'shown') {
              <button [fdButton]="item.doubt ? 'outlined' : 'filled'" type="button" [disabled]="deed.isRunning()" (click)="decide(item, 'show')">{{ 'ratings.show' | transloco }}</button>
            }
          </div>
        </article>
      } @empty {
        <fd-empty-state icon="task_alt" [heading]="'ratings.noWordsWait' | transloco" [hint]="'ratings.noWordsWaitHint' | transloco" />
      }
      <fd-load-more [hasMore]="!!list.nextCursor()" [busy]="list.isLoading()" (asked)="list.more()" />
    } @else if (list.problem()) {
      <fd-error-state [problem]="list.problem()" (retried)="list.more()" />
    } @else {
      <fd-loading [rows]="3" />
    }
    <admin-reason-dialog
      [subject]="hiding()?.id ?? null"
      [heading]="'ratings.hideHeading' | transloco"
      [body]="hiding()?.words ?? ''"
      [confirm]="'ratings.hide' | transloco"
      [isBusy]="deed.isRunning()"
      [problem]="deed.problem()"
      (given)="hide($event)"
      (closed)="hiding.set(null)"
    />
  `,
  styleUrl: './supervision.scss',
})
export class WordsTab {
  private readonly api = inject(RatingsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  protected readonly states = states;
  protected readonly state = toSignal(
    inject(ActivatedRoute).queryParams.pipe(map(({ state }) => states.find((one) => one === state) ?? 'waiting')),
    { requireSync: true },
  );
  protected readonly list = new PagedList<WordsItem, string>((state, cursor) => this.api.words(state, cursor));
  protected readonly deed = new Deed();
  protected readonly hiding = signal<WordsItem | null>(null);

  constructor() {
    effect(() => {
      const state = this.state();
      untracked(() => void this.list.find(state));
    });
  }

  protected change(state: string): void {
    void this.router.navigate([], { queryParams: { state }, queryParamsHandling: 'merge' });
  }

  protected hide(reason: string): void {
    const item = this.hiding();
    if (item) this.decide(item, 'hide', reason);
  }

  /** A slip is put right from the message: what was shown is hidden only with a reason, so that way asks for one. */
  protected decide(item: WordsItem, decision: 'show' | 'hide', reason?: string): void {
    void this.deed.run(this.api.decideWords(item.id, decision, reason), () => {
      this.hiding.set(null);
      this.list.remove(({ id }) => id === item.id);
      const run = () => (decision === 'show' ? this.hiding.set(item) : this.decide(item, 'show'));
      const action = { label: this.texts.translate('ratings.undo') as string, run };
      this.toasts.show(this.texts.translate(decision === 'show' ? 'ratings.nowShown' : 'ratings.nowHidden'), { tone: 'good', key: 'words', action });
    });
  }
}
