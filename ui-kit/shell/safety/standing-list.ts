import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../src/icon/icon.ts';
import { MomentPipe } from '../../src/time/moment.pipe.ts';
import { NoticeAppeal } from './notice-appeal.ts';
import type { Notice, Standing } from './standing.ts';

/** What was done besides the suspension that the card is about. */
const besides = ({ measures }: Notice) => measures.filter((measure) => measure !== 'suspend');

/** Suspensions that hold, each with the decision it comes from, then the other decisions; each with a way to appeal. */
@Component({
  selector: 'fd-standing-list',
  imports: [Icon, MomentPipe, NoticeAppeal, TranslocoPipe],
  template: `
    @for (card of cards(); track card.suspension.id) {
      @let one = card.suspension;
      <section class="fd-card">
        <h2><fd-icon name="lock" />{{ (one.pluginId ? 'standing.suspendedPart' : 'standing.suspended') | transloco }}</h2>
        <p>{{ 'standing.because' | transloco: { reason: ('reportReason.' + one.reasonCode | transloco) } }}</p>
        <p>
          @if (one.until) { {{ 'standing.until' | transloco: { at: (one.until | moment: 'full') } }} } @else { {{ 'standing.openEnd' | transloco }} }
        </p>
        @if (card.notice; as notice) {
          @if (card.besides.length) {
            <header>@for (measure of card.besides; track measure) { <span class="fd-chip caution">{{ 'standingMeasure.' + measure | transloco }}</span> }</header>
          }
          <fd-notice-appeal [notice]="notice" (appealed)="appealed.emit()" />
        }
      </section>
    }
    @for (notice of others(); track notice.id) {
      <section class="fd-card">
        <header>
          @for (measure of notice.measures; track measure) { <span class="fd-chip caution">{{ 'standingMeasure.' + measure | transloco }}</span> }
          <span class="fd-quiet">{{ notice.decidedAt | moment: 'full' }}</span>
        </header>
        <p>{{ 'standing.because' | transloco: { reason: ('reportReason.' + notice.reasons[0] | transloco) } }}</p>
        <fd-notice-appeal [notice]="notice" (appealed)="appealed.emit()" />
      </section>
    }
  `,
  styles: `
    :host { display: grid; gap: 12px; text-align: start; }
    h2 { display: flex; align-items: center; gap: 10px; margin: 0 0 6px; font-size: 1.1rem; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; margin-block: 6px; }
    p { margin: 6px 0; line-height: 1.6; overflow-wrap: anywhere; }
    .fd-card { margin: 0; }
  `,
})
export class StandingList {
  readonly standing = input.required<Standing>();
  readonly appealed = output<void>();
  protected readonly cards = computed(() => {
    const { suspensions, notices } = this.standing();
    return suspensions.map((suspension) => {
      const notice = notices.find(({ id }) => id === suspension.noticeId);
      return { suspension, notice, besides: notice ? besides(notice) : [] };
    });
  });
  protected readonly others = computed(() => this.standing().notices.filter(({ id }) => !this.standing().suspensions.some(({ noticeId }) => noticeId === id)));
}
