import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, MomentPipe } from '@fudao/ui-kit';
import type { Correction } from './correction.ts';
import { PointsPipe } from './points.pipe.ts';

/** A proposed correction: whose points, how many, why, and what can be done about it. */
@Component({
  selector: 'admin-correction-card',
  imports: [Button, MomentPipe, PointsPipe, RouterLink, TranslocoPipe],
  template: `
    @let one = correction();
    <article class="fd-card">
      <h2>
        <a [routerLink]="['/points/teachers', one.teacherId]" [queryParams]="{ term: one.termId }">{{
          one.teacherName ?? one.teacherId
        }}</a>
        <span class="amount" [class.taken]="one.amount < 0">{{ one.amount | points: 'signed' }}</span>
      </h2>
      <p class="reason">{{ one.reason }}</p>
      <p class="fd-quiet">
        {{ 'points.proposedBy' | transloco: { name: one.proposedByName ?? '–' } }} · {{ one.proposedAt | moment: 'full' }}
      </p>
      @if (one.decidedAt; as at) {
        <p class="fd-quiet">
          {{ 'points.state.' + one.state | transloco }} · {{ one.decidedByName ?? '–' }} · {{ at | moment: 'full' }}
          @if (one.decisionReason; as words) {
            · {{ words }}
          }
        </p>
      }
      @if (one.state === 'pending') {
        <footer class="fd-actions">
          @if (one.mayDecide) {
            <button fdButton="outlined" type="button" [disabled]="busy()" (click)="refused.emit()">
              {{ 'points.refuse' | transloco }}
            </button>
            <button fdButton type="button" [busy]="busy()" [disabled]="busy()" (click)="approved.emit()">
              {{ 'points.approve' | transloco }}
            </button>
          } @else if (one.isMine) {
            <p class="fd-quiet">{{ 'points.waitsForSecond' | transloco }}</p>
            <button fdButton="outlined" type="button" [disabled]="busy()" (click)="withdrawn.emit()">
              {{ 'points.withdraw' | transloco }}
            </button>
          } @else {
            <p class="fd-quiet">{{ 'points.notYours' | transloco }}</p>
          }
        </footer>
      }
    </article>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 12px;
    }
    h2 {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 4px 16px;
      margin: 0;
      font-size: 1.05rem;
      font-weight: 650;
    }
    h2 a {
      display: inline-grid;
      align-items: center;
      min-height: 44px;
      margin-block: -10px;
    }
    .amount {
      font-variant-numeric: tabular-nums;
      color: var(--fd-good);
    }
    .taken {
      color: var(--mat-sys-error);
    }
    p {
      margin: 6px 0 0;
    }
    .reason {
      overflow-wrap: anywhere;
    }
    footer {
      align-items: center;
      margin-top: 12px;
    }
    footer p {
      margin: 0;
    }
  `,
})
export class CorrectionCard {
  readonly correction = input.required<Correction>();
  readonly busy = input(false);
  readonly approved = output<void>();
  readonly refused = output<void>();
  readonly withdrawn = output<void>();
}
