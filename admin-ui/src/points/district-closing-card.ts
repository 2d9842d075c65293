import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, MomentPipe } from '@fudao/ui-kit';
import type { DistrictClosing, Readiness, Side } from './closing.ts';
import { PointsPipe } from './points.pipe.ts';

const tones: Readonly<Record<Readiness, string>> = { open: '', empty: '', signed: 'good', stale: 'caution', closed: 'accent' };

/** How far a district has come with a term, and what its administrators can do next. */
@Component({
  selector: 'admin-district-closing-card',
  imports: [Button, MomentPipe, PointsPipe, TranslocoPipe],
  templateUrl: './district-closing-card.html',
  styles: `
    :host {
      display: block;
      margin-top: 12px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    h3 {
      margin: 0;
      font-size: 1.05rem;
      font-weight: 650;
    }
    .sum {
      margin-inline-start: auto;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
    }
    p {
      margin: 6px 0 0;
    }
    .asked {
      padding: 10px 14px;
      border-radius: 12px;
      background: var(--fd-caution);
      color: var(--fd-on-caution);
      overflow-wrap: anywhere;
    }
    .fd-actions {
      margin-top: 12px;
    }
    .fd-actions:empty {
      display: none;
    }
  `,
})
export class DistrictClosingCard {
  readonly district = input.required<DistrictClosing>();
  readonly side = input.required<Side>();
  readonly isOver = input.required<boolean>();
  readonly busy = input(false);
  readonly signed = output<void>();
  readonly signatureTaken = output<void>();
  readonly reopeningAsked = output<void>();
  readonly decided = output<'approve' | 'refuse'>();
  protected readonly tone = computed(() => tones[this.district().readiness]);
  /** A district signs its own; the city signs for who has no district. */
  private readonly isOwn = computed(() => this.side() === 'district' || this.district().districtId === '');
  protected readonly canSign = computed(() => {
    const { readiness, pending } = this.district();
    return this.isOver() && this.isOwn() && pending === 0 && (readiness === 'open' || readiness === 'stale');
  });
  protected readonly canTakeBack = computed(() => this.isOwn() && this.district().readiness === 'signed');
  protected readonly canAsk = computed(() => this.district().readiness === 'closed' && !this.district().reopening);
}
