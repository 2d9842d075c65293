import { afterRenderEffect, Component, computed, DestroyRef, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Icon, IconButton, Tabs } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerView } from '../../../api.ts';
import { type AnswerPart, answerParts } from '../../shared/answer/answer-body.ts';
import { AnswerCard } from './answer-card.ts';

export interface FollowUpSent {
  readonly answerId: string;
  readonly text: string;
}

/**
 * All answers: side by side where there is room; on a phone one at a time, to swipe or to choose by
 * teacher, or one part of all of them below each other to compare.
 */
@Component({
  selector: 'qa-answers-board',
  imports: [AnswerCard, Icon, IconButton, Tabs, TranslocoPipe],
  templateUrl: './answers-board.html',
  styleUrl: './answers-board.scss',
})
export class AnswersBoard {
  readonly answers = input.required<readonly AnswerView[]>();
  readonly canAdopt = input(false);
  readonly isFollowUpBusy = input(false);
  readonly adopted = output<AnswerView>();
  readonly followUpSent = output<FollowUpSent>();
  readonly readingOpened = output<string>();

  protected readonly parts = answerParts;
  /** Null: whole answers. */
  protected readonly part = signal<AnswerPart | null>(null);
  protected readonly current = signal(0);
  /** Whether there is more to see on either side. */
  protected readonly isAtStart = signal(true);
  protected readonly isAtEnd = signal(true);
  private readonly lane = viewChild<ElementRef<HTMLElement>>('lane');
  protected readonly tabs = computed(() => this.answers().map(({ id, teacherName }) => ({ id, label: teacherName })));
  /** The lane is what the tabs, where there are any, move about in. */
  protected readonly panelId = computed(() => this.tabList()?.panelId ?? null);
  private readonly tabList = viewChild(Tabs);
  protected readonly several = computed(() => this.answers().length > 1);

  constructor() {
    const sizes = new ResizeObserver(() => this.measure());
    afterRenderEffect(() => {
      this.answers();
      const lane = this.lane()?.nativeElement;
      if (lane) sizes.observe(lane);
      this.measure();
    });
    inject(DestroyRef).onDestroy(() => sizes.disconnect());
  }

  protected compare(part: AnswerPart | null): void {
    this.part.set(part);
    this.current.set(0);
  }

  protected choose(answerId: string): void {
    const index = this.answers().findIndex(({ id }) => id === answerId);
    const card = this.lane()?.nativeElement.children[index];
    card?.scrollIntoView({ inline: 'start', block: 'nearest' });
    this.current.set(index);
  }

  /** One answer further, where they stand side by side and not all fit. */
  protected turn(by: number): void {
    const lane = this.lane()?.nativeElement;
    const width = lane?.firstElementChild?.clientWidth ?? 0;
    lane?.scrollBy({ left: by * width });
  }

  private measure(): void {
    const lane = this.lane()?.nativeElement;
    if (!lane) return;
    this.isAtStart.set(lane.scrollLeft < 8);
    this.isAtEnd.set(lane.scrollLeft + lane.clientWidth > lane.scrollWidth - 8);
  }

  /** Swiped: the tab follows. */
  protected follow(): void {
    this.measure();
    const lane = this.lane()?.nativeElement;
    if (!lane || lane.scrollWidth <= lane.clientWidth) return;
    this.current.set(Math.round(lane.scrollLeft / (lane.scrollWidth / this.answers().length)));
  }
}
