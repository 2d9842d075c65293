import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Icon, MomentPipe } from '@fudao/ui-kit';
import { RuleChanges } from './rule-changes.ts';
import type { RuleGroup } from './rule-field.ts';
import type { RulesStep } from './rules-steps.ts';

/** What will hold later, and can be withdrawn until then, the latest first. */
@Component({
  selector: 'admin-planned-rules',
  imports: [Button, Icon, MomentPipe, RuleChanges, TranslocoPipe],
  template: `
    <section class="fd-card" aria-labelledby="planned-rules">
      <h2 id="planned-rules"><fd-icon name="timer" />{{ 'rules.planned.heading' | transloco }}</h2>
      <ol>
        @for (step of steps(); track step.version.number; let isLast = $last) {
          <li>
            <p class="when">
              <strong>{{ 'rules.planned.from' | transloco: { at: step.version.effectiveFrom | moment } }}</strong>
              @if (mayChange() && isLast) {
                <button fdButton="outlined" type="button" (click)="withdrawn.emit(step)">
                  {{ 'rules.planned.withdraw' | transloco }}
                </button>
              }
            </p>
            <admin-rule-changes [changes]="step.changes" [groups]="groups()" />
            <p class="fd-quiet">
              {{
                'rules.planned.by'
                  | transloco
                    : {
                        name: step.version.createdByName || ('rules.history.somebody' | transloco),
                        reason: step.version.reason,
                      }
              }}
            </p>
          </li>
        }
      </ol>
      @if (mayChange()) {
        <p class="fd-quiet">{{ 'rules.planned.locked' | transloco }}</p>
      }
    </section>
  `,
  styles: `
    .fd-card {
      display: grid;
      gap: 12px;
      margin-bottom: 16px;
      border-inline-start: 4px solid var(--mat-sys-primary);
    }
    h2,
    p {
      margin: 0;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
      font-size: 1.05rem;
    }
    ol {
      display: grid;
      gap: 16px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 6px;
    }
    .when {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 4px 12px;
    }
  `,
})
export class PlannedRules {
  readonly steps = input.required<readonly RulesStep[]>();
  readonly groups = input.required<readonly RuleGroup[]>();
  readonly mayChange = input(false);
  readonly withdrawn = output<RulesStep>();
}
