import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { QuestionView } from '../../../api.ts';
import { links } from '../../shared/links.ts';

/** The best matches of the bank, offered before a teacher is asked: one of them, or none. */
@Component({
  selector: 'qa-offered-matches',
  imports: [Button, Icon, RichText, RouterLink, TranslocoPipe],
  template: `
    <h2>{{ 'question-answer.offer.heading' | transloco: { count: question().matches.length } }}</h2>
    <p class="hint">{{ 'question-answer.offer.hint' | transloco }}</p>
    <ul>
      @for (match of question().matches; track match.bankQuestionId) {
        <li class="fd-card">
          <div class="text"><fd-rich-text [text]="match.excerpt" /></div>
          <div class="foot">
            @if (openedRungs(match.bankQuestionId); as opened) {
              <span class="fd-chip accent">{{ 'question-answer.offer.begun' | transloco: { opened } }}</span>
            }
            <a fdButton="tonal" [routerLink]="linkTo(match.bankQuestionId)">
              {{ (openedRungs(match.bankQuestionId) ? 'question-answer.offer.goOn' : 'question-answer.offer.thisOne') | transloco }}<fd-icon name="arrow_forward" />
            </a>
          </div>
        </li>
      }
    </ul>
    <div class="none">
      <button fdButton="outlined" type="button" [busy]="busy() === 'need-teacher'" [disabled]="busy() !== null" (click)="teacherNeeded.emit()">
        <fd-icon name="school" />{{ 'question-answer.offer.none' | transloco }}
      </button>
      <button fdButton="text" type="button" [busy]="busy() === 'solved'" [disabled]="busy() !== null" (click)="solved.emit()">
        <fd-icon name="task_alt" />{{ 'question-answer.guidance.solved' | transloco }}
      </button>
    </div>
  `,
  styles: `
    :host { display: block; }
    h2 { margin: 0 0 4px; font-size: 1.15rem; }
    .hint { margin: 0 0 12px; color: var(--mat-sys-on-surface-variant); }
    ul { display: grid; gap: 12px; margin: 0; padding: 0; list-style: none; }
    li.fd-card { display: grid; gap: 10px; margin: 0; }
    .text { overflow-wrap: anywhere; }
    .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: 8px 12px; }
    .foot .fd-chip { margin-inline-end: auto; }
    .none { display: flex; flex-wrap: wrap; gap: 8px 12px; margin-top: 16px; }
    .none [fdButton='outlined'] { flex: 1 1 240px; }
    .none button:first-child { flex: 1 1 240px; min-height: 48px; }
    @media (min-width: 900px) { ul { grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); } li.fd-card { grid-template-rows: 1fr auto; } .none button:first-child { flex: 0 0 auto; } }
  `,
})
export class OfferedMatches {
  readonly question = input.required<QuestionView>();
  readonly busy = input<string | null>(null);
  readonly teacherNeeded = output<void>();
  readonly solved = output<void>();

  protected linkTo(bankQuestionId: string): string {
    return links.guidance(this.question().id, bankQuestionId);
  }

  protected openedRungs(bankQuestionId: string): number {
    return this.question().guidance.find((one) => one.bankQuestionId === bankQuestionId)?.opened ?? 0;
  }
}
