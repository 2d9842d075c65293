import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, LocalTextPipe } from '@fudao/ui-kit';
import type { RuleChange } from './rules-draft.ts';
import type { RulesPreview } from './rules.ts';

const known = [
  'opener',
  'suspended',
  'admission',
  'tutoring-hours',
  'session-length',
  'class-length',
  'class-gap',
  'one-to-many-week',
  'teacher-busy',
  'teacher-day',
  'teacher-continuous',
  'student-busy',
  'student-day',
  'student-continuous',
  'answers-week',
  'seats',
];

/** What changed rules would have meant for the last days, in words, and what keeps them from being saved. */
@Component({
  selector: 'admin-rules-impact',
  imports: [Icon, LocalTextPipe, TranslocoPipe],
  template: `
    @let seen = preview();
    @if (seen.problems.length) {
      <div class="blocked" role="alert">
        <p><fd-icon name="error" />{{ 'rules.save.blocked' | transloco }}</p>
        <ul>
          @for (problem of seen.problems; track $index) {
            <li>{{ problem | localText }}</li>
          }
        </ul>
      </div>
    }
    @if (isUntried()) {
      <p>{{ 'rules.save.untriedAll' | transloco }}</p>
    } @else if (seen.of === 0) {
      <p>{{ 'rules.save.none' | transloco }}</p>
    } @else if (seen.refused === 0) {
      <p>{{ 'rules.save.harmless' | transloco: { of: seen.of } }}</p>
    } @else {
      <p>{{ 'rules.save.refused' | transloco: { of: seen.of, refused: seen.refused } }}</p>
      <ul>
        @for (one of seen.byRule; track one.rule) {
          <li>
            {{ 'rules.rule.' + nameOf(one.rule) | transloco }}{{ 'colon' | transloco }}{{ 'rules.save.times' | transloco: { count: one.count } }}
          </li>
        }
      </ul>
    }
    @if (seen.stopped) {
      <p>{{ 'rules.save.stopped' | transloco: { count: seen.stopped } }}</p>
    }
    @if (untried().length && !isUntried()) {
      <p>{{ 'rules.save.untried' | transloco }}</p>
      <ul>
        @for (one of untried(); track one.field.path) {
          <li>{{ one.field.title | localText }}</li>
        }
      </ul>
    }
    @if (seen.isPart) {
      <p class="fd-quiet">{{ 'rules.save.isPart' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    p {
      margin: 0;
    }
    ul {
      margin: 0;
      padding-inline-start: 1.3em;
    }
    .blocked {
      padding: 12px 16px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    .blocked p {
      display: flex;
      gap: 8px;
    }
  `,
})
export class RulesImpact {
  readonly preview = input.required<RulesPreview>();
  readonly changes = input<readonly RuleChange[]>([]);

  protected readonly untried = computed(() => this.changes().filter(({ field }) => this.preview().untried.includes(field.path)));
  /** Nothing that changes could be tried: figures would only sound harmless. */
  protected readonly isUntried = computed(() => this.untried().length > 0 && this.untried().length === this.changes().length);

  /** A rule that this app does not know yet is named as another one. */
  protected nameOf(rule: string): string {
    return known.includes(rule) ? rule : 'other';
  }
}
