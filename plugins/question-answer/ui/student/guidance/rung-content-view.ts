import { Component, computed, input } from '@angular/core';
import { LocalTextPipe, RichText } from '@fudao/ui-kit';
import type { RungContent } from '../../../api.ts';
import { AnswerBody, type ShownAnswer } from '../../shared/answer/answer-body.ts';
import { withoutNumber } from './ladder.ts';

/** What one open rung shows. */
@Component({
  selector: 'qa-rung-content-view',
  imports: [AnswerBody, LocalTextPipe, RichText],
  template: `
    @if (content().note; as note) {
      <p class="note">{{ note | localText }}</p>
    }
    @if (content().knowledgePoints?.length) {
      <ul>
        @for (point of content().knowledgePoints; track point) { <li class="fd-chip accent">{{ point }}</li> }
      </ul>
    }
    @if (text(); as text) {
      <div class="fd-card"><fd-rich-text [text]="text" /></div>
    }
    @if (solution(); as full) {
      <div class="fd-card"><qa-answer-body [answer]="full" /></div>
    }
  `,
  styles: `
    :host { display: grid; gap: 10px; }
    ul { display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; list-style: none; }
    li { padding-block: 4px; font-size: 0.95rem; white-space: normal; }
    .note { margin: 0; color: var(--mat-sys-on-surface-variant); }
    .fd-card { margin: 0; overflow-wrap: anywhere; }
  `,
})
export class RungContentView {
  readonly content = input.required<RungContent>();

  protected readonly text = computed(() => withoutNumber(this.content().text ?? ''));
  protected readonly solution = computed((): ShownAnswer | null => {
    const { rung, thinking = '', steps = [], answer = [], explanation = '' } = this.content();
    if (rung !== 'full') return null;
    return { thinking, steps: steps.map(withoutNumber), answer: answer.join('；'), explanation, pictures: [], furtherReading: [] };
  });
}
