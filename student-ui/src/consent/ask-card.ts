import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe } from '@fudao/ui-kit/shell';
import { type Ask, keptFor, keyOf } from './consent.ts';

/** One thing that is asked, in plain words; how it stands or the choice is put into it. */
@Component({
  selector: 'student-ask-card',
  imports: [LocalTextPipe, TranslocoPipe],
  template: `
    <article class="fd-card" [attr.aria-labelledby]="id()">
      <header>
        <h2 [id]="id()">{{ ask().name | localText }}</h2>
        <span class="fd-chip" [class.accent]="!ask().isOptional">{{
          (ask().isOptional ? 'consents.optional' : 'consents.needed') | transloco
        }}</span>
      </header>
      <p>{{ ask().explanation | localText }}</p>
      <dl>
        @if (ask().recipients.length) {
          <div>
            <dt>{{ 'consents.recipients' | transloco }}</dt>
            @for (one of ask().recipients; track one.en) {
              <dd>{{ one | localText }}</dd>
            }
          </div>
        }
        <div>
          <dt>{{ 'consents.retention' | transloco }}</dt>
          <dd>
            @if (kept(); as span) {
              {{ 'consents.kept.' + span.unit + (span.count === 1 ? '1' : '') | transloco: { count: span.count } }}
            } @else {
              {{ 'consents.notKept' | transloco }}
            }
          </dd>
        </div>
        <div>
          <dt>{{ 'consents.ifRefused' | transloco }}</dt>
          <dd>{{ ask().refusal | localText }}</dd>
        </div>
      </dl>
      <ng-content />
    </article>
  `,
  styles: `
    article { display: grid; gap: 10px; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; }
    h2 { margin: 0; font-size: 1.1rem; font-weight: 650; }
    p { margin: 0; line-height: 1.65; }
    dl { display: grid; gap: 8px; margin: 0; font-size: 0.92rem; }
    dl div { display: grid; grid-template-columns: 7em minmax(0, 1fr); gap: 2px 10px; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { grid-column: 2; margin: 0; line-height: 1.55; }
  `,
})
export class AskCard {
  readonly ask = input.required<Ask>();
  protected readonly id = computed(() => `ask-${keyOf(this.ask()).replaceAll(/\W+/g, '-')}`);
  protected readonly kept = computed(() => keptFor(this.ask().retention));
}
