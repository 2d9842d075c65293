import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Language, MinuteClock, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import type { QuestionListItem } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { questionStage } from '../../shared/question/question-stage.ts';
import { StageChip } from '../../shared/question/stage-chip.ts';
import { selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';

/** What was asked last, one line each. */
@Component({
  selector: 'qa-recent-questions',
  imports: [Icon, RichText, RouterLink, StageChip, TranslocoPipe],
  template: `
    <h3>{{ 'question-answer.card.recent' | transloco }}</h3>
    <ul>
      @for (question of questions(); track question.id) {
        @let subject = subjects().get(question.subject);
        <li>
          <a [routerLink]="links.question(question.id)">
            <span class="icon" [style.background-color]="subject?.color"><fd-icon [name]="subject?.icon ?? 'help'" /></span>
            <span class="fd-visually-hidden">{{ subject && language.of(subject.name) }}</span>
            <span class="what">
              <span class="text"><fd-rich-text [text]="question.excerpt" /></span>
              <qa-stage-chip [stage]="stageOf(question)" />
            </span>
          </a>
        </li>
      }
    </ul>
  `,
  styles: `
    :host { display: block; }
    h3 { margin: 4px 0 2px; font-size: 0.9rem; font-weight: 600; color: var(--mat-sys-on-surface-variant); }
    ul { margin: 0; padding: 0; list-style: none; }
    li + li { border-top: 1px solid var(--mat-sys-outline-variant); }
    a { display: flex; align-items: center; gap: 12px; min-height: 56px; padding: 8px 4px; border-radius: 10px; color: inherit; text-decoration: none; }
    a:hover { background: var(--fd-hover); }
    .icon { display: grid; place-items: center; flex: none; width: 32px; height: 32px; border-radius: 10px; background: #4a5365; color: #fff; font-size: 13px; }
    .what { flex: 1; min-width: 0; display: grid; justify-items: start; gap: 4px; }
    .text { max-width: 100%; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; line-clamp: 1; overflow: hidden; overflow-wrap: anywhere; }
    @media (min-width: 600px) { .what { grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 12px; } }
  `,
})
export class RecentQuestions {
  private readonly clock = inject(MinuteClock);
  protected readonly language = inject(Language);
  protected readonly subjects = inject(Store).selectSignal(selectSubjectsById);
  protected readonly links = links;
  readonly questions = input.required<readonly QuestionListItem[]>();

  protected stageOf(question: QuestionListItem) {
    return questionStage(question, this.clock.now());
  }
}
