import { Component, input, output } from '@angular/core';
import { Icon, IconButton } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Goal } from '../../../api.ts';

/** Goals with a box to tick; knows inputs and outputs only. */
@Component({
  selector: 'plugin-template-goal-list',
  imports: [Icon, IconButton, TranslocoPipe],
  template: `
    <ul>
      @for (goal of goals(); track goal.id) {
        <li [class.reached]="goal.isReached">
          <label>
            <input
              #box
              type="checkbox"
              [checked]="goal.isReached"
              (change)="ticked.emit({ goal, isReached: box.checked })"
            />
            <span>{{ goal.text }}</span>
          </label>
          <button
            fdIconButton
            type="button"
            [attr.aria-label]="'plugin-template.remove' | transloco: { text: goal.text }"
            (click)="removed.emit(goal)"
          >
            <fd-icon name="close" />
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    li:first-child {
      border-top: 0;
    }
    label {
      flex: 1;
      display: flex;
      align-items: center;
      gap: 14px;
      min-height: 52px;
      min-width: 0;
      overflow-wrap: anywhere;
      cursor: pointer;
    }
    input {
      flex: none;
      width: 22px;
      height: 22px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
    .reached span {
      color: var(--mat-sys-on-surface-variant);
      text-decoration: line-through;
    }
  `,
})
export class GoalList {
  readonly goals = input.required<readonly Goal[]>();
  readonly ticked = output<{ goal: Goal; isReached: boolean }>();
  readonly removed = output<Goal>();
}
