import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AgoPipe, Button, Icon, MomentPipe, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeskItem } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import type { Grade, Subject } from '../../shared/subjects/subject.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { SpanPipe } from '../supervision/span.pipe.ts';

/** From here on a waiting child deserves to be seen first. */
const longWaitMs = 3 * 3_600_000;

/** One question on the desk, and what the teacher can do about it now. */
@Component({
  selector: 'qa-desk-card',
  imports: [AgoPipe, Button, Icon, MomentPipe, RichText, RouterLink, SpanPipe, SubjectBadge, TranslocoPipe],
  templateUrl: './desk-card.html',
  styleUrl: './desk-card.scss',
  host: { '[class.arrived]': 'hasArrived()' },
})
export class DeskCard {
  readonly item = input.required<DeskItem>();
  readonly subject = input<Subject>();
  readonly grade = input<Grade>();
  /** The moment to judge claims by. */
  readonly now = input.required<number>();
  readonly hasArrived = input(false);
  readonly refusal = input<string | null>(null);
  readonly isClaiming = input(false);
  /** False while another claim is on its way. */
  readonly canClaim = input(true);
  readonly claimed = output<void>();
  /** To the question after this one, or before it. */
  readonly stepped = output<1 | -1>();

  protected readonly link = computed(() => links.answer(this.item().id));
  private readonly claim = computed(() => {
    const { claim } = this.item();
    return claim && Date.parse(claim.endsAt) > this.now() ? claim : null;
  });
  protected readonly isMine = computed(() => this.claim()?.mine ?? false);
  protected readonly othersUntil = computed(() => (this.claim() && !this.isMine() ? this.claim()?.endsAt : null));
  protected readonly isOpen = computed(() => this.item().answer === null);
  protected readonly longWaitMs = longWaitMs;
  protected readonly waited = computed(() => this.now() - Date.parse(this.item().askedAt));
  protected readonly canClaimNow = computed(() => this.isOpen() && this.claim() === null && this.canClaim());

  protected step(event: Event, by: 1 | -1): void {
    event.preventDefault();
    this.stepped.emit(by);
  }

  protected claimByKey(): void {
    if (this.canClaimNow()) this.claimed.emit();
  }
}
