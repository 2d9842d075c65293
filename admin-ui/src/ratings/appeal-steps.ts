import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe, MomentPipe } from '@fudao/ui-kit';
import type { Appeal } from './ratings.ts';

/** What an appeal is about, how it stands, and what was said so far. */
@Component({
  selector: 'admin-appeal-steps',
  imports: [LocalTextPipe, MomentPipe, TranslocoPipe],
  template: `
    <p class="head">
      <strong>{{ about() | transloco }}@if (appeal().tagName; as name) { · {{ name | localText }} }</strong>
      <span class="fd-chip" [class.good]="appeal().state === 'excluded'" [class.caution]="appeal().state === 'pending'">{{ state() | transloco }}</span>
    </p>
    <ol>
      @for (step of appeal().steps; track $index) {
        <li>
          <span class="fd-quiet">{{ step.at | moment: 'full' }} · {{ 'ratings.step.' + step.kind | transloco: { count: step.excluded } }}</span>
          <span>{{ step.reason }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    :host { display: block; min-width: 0; }
    .head { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; margin: 0 0 6px; }
    ol { display: grid; gap: 6px; margin: 0; padding: 0 0 0 12px; border-inline-start: 3px solid var(--mat-sys-outline-variant); list-style: none; }
    li { display: grid; overflow-wrap: anywhere; }
  `,
})
export class AppealSteps {
  readonly appeal = input.required<Appeal>();
  protected readonly about = computed(() => {
    const { about, target } = this.appeal();
    return about === 'figure' ? `ratings.figure.${target}` : `ratings.about.${about}`;
  });
  protected readonly state = computed(() => {
    const { state, stage } = this.appeal();
    return state === 'pending' ? `ratings.pendingAt.${stage}` : `ratings.state.${state}`;
  });
}
