import { Component, computed, inject, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { QuestionsCardActions } from '../questions/questions.actions.ts';
import { questionsFeature } from '../questions/questions.reducer.ts';

/** The Q&A centre on the home page: what waits for whom, and the way to ask. */
@Component({
  selector: 'qa-open-questions-card',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    <section class="fd-card" aria-labelledby="qa-card-heading">
      <h2 id="qa-card-heading"><fd-icon name="forum" />{{ 'question-answer.card.heading' | transloco }}</h2>
      @if (summary().unseen.length; as count) {
        <a class="news" [routerLink]="newsLink()">
          <span class="dot" aria-hidden="true"></span>{{ 'question-answer.card.newAnswers' | transloco: { count } }}<fd-icon name="chevron_right" />
        </a>
      }
      <p>
        @for (line of lines(); track line.key) {
          <span>{{ line.key | transloco: { count: line.count } }}</span>
        } @empty {
          <span>{{ 'question-answer.card.nothing' | transloco }}</span>
        }
      </p>
      <div class="fd-actions">
        <a fdButton="text" [routerLink]="links.questions">{{ 'question-answer.card.mine' | transloco }}</a>
        <a fdButton [routerLink]="links.ask"><fd-icon name="add" />{{ 'question-answer.questions.ask' | transloco }}</a>
      </div>
    </section>
  `,
  styles: `
    h2 { display: flex; align-items: center; gap: 10px; margin: 0 0 8px; font-size: 1.1rem; }
    h2 fd-icon { color: var(--mat-sys-primary); }
    p { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0 0 12px; color: var(--mat-sys-on-surface-variant); }
    .news { display: flex; align-items: center; gap: 8px; min-height: 44px; margin-bottom: 8px; padding: 0 12px; border-radius: 12px; background: var(--fd-good-container); color: var(--fd-good); font-weight: 600; text-decoration: none; }
    .news fd-icon { margin-inline-start: auto; font-size: 14px; }
    .dot { width: 10px; height: 10px; border-radius: 50%; background: currentColor; }
  `,
})
export class OpenQuestionsCard implements OnInit {
  private readonly store = inject(Store);
  protected readonly links = links;
  protected readonly summary = this.store.selectSignal(questionsFeature.selectSummary);
  protected readonly newsLink = computed(() => {
    const [first, ...others] = this.summary().unseen;
    return first && others.length === 0 ? links.question(first.id) : links.questions;
  });
  protected readonly lines = computed(() => {
    const { waiting, guided, toAdopt } = this.summary();
    const lines = [
      { key: 'question-answer.card.toAdopt', count: toAdopt },
      { key: 'question-answer.card.waiting', count: waiting },
      { key: 'question-answer.card.guided', count: guided },
    ];
    return lines.filter(({ count }) => count > 0);
  });

  ngOnInit(): void {
    this.store.dispatch(QuestionsCardActions.shown());
  }
}
