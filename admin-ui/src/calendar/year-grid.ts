import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  model,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, IconButton } from '@fudao/ui-kit';
import type { CalendarDay, SchoolYear } from './calendar.ts';
import { DayWords } from './day-words.ts';
import { addMonths, type DayRange, isIn, monthOf, rangeOf } from './dates.ts';
import { dayByKey, monthsOf, signs } from './year-view.ts';

/** A finger that goes this far sideways turns the page, in CSS pixels. */
const swipeLength = 60;

/**
 * A school year, month by month: all of them on a wide screen, one at a time on a phone. One day has the focus; arrow
 * keys move it, with Shift they choose a range, as ARIA's pattern of a grid says.
 */
@Component({
  selector: 'admin-year-grid',
  imports: [Icon, IconButton, TranslocoPipe],
  templateUrl: './year-grid.html',
  styleUrl: './year-grid.scss',
  host: { '[attr.data-selects]': 'canSelect() || null', '[class.quiet]': 'isCityQuiet()' },
})
export class YearGrid {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly words = inject(DayWords);
  readonly year = input.required<SchoolYear>();
  /** Whether days may be chosen. */
  readonly canSelect = input(false);
  /** Whether what the city entered stands back: a district cannot change it. */
  readonly isCityQuiet = input(false);
  readonly selected = model<DayRange | null>(null);
  protected readonly signs = signs;
  protected readonly months = computed(() => monthsOf(this.year()));
  private readonly which = computed(() => this.year().year);
  /** The day that the keyboard is on: today, where it lies in the year. The same year loaded again leaves it. */
  protected readonly active = linkedSignal<number, string>({
    source: this.which,
    computation: () => untracked(() => (isIn(this.year().today, this.year()) ? this.year().today : this.year().from)),
  });
  protected readonly shownMonth = computed(() => monthOf(this.active()));
  /** Where a range begins. */
  private readonly anchor = signal<string | null>(null);
  private isDragging = false;
  private touchedAt: { x: number; y: number } | null = null;

  protected isSelected({ date }: CalendarDay): boolean {
    const range = this.selected();
    return range !== null && isIn(date, range);
  }

  protected canTurn(months: number): boolean {
    return isIn(addMonths(`${this.shownMonth()}-01`, months), this.year());
  }

  protected turn(months: number): void {
    if (this.canTurn(months)) this.active.set(addMonths(this.active(), months));
  }

  protected press(event: MouseEvent): void {
    const date = this.dateOf(event.target);
    if (!date || event.button !== 0) return;
    this.isDragging = true;
    this.active.set(date);
    this.choose(date, event.shiftKey);
  }

  protected drag(event: MouseEvent): void {
    const date = this.dateOf(event.target);
    if (!this.isDragging || event.buttons !== 1 || !date || date === this.active()) return;
    this.active.set(date);
    this.choose(date, true);
  }

  protected release(): void {
    this.isDragging = false;
  }

  protected move(event: KeyboardEvent): void {
    if (!this.dateOf(event.target)) return;
    // Not that of the cell: keys may come faster than the focus moves.
    const date = this.active();
    if (event.key === 'Enter' || event.key === ' ') this.choose(date, event.shiftKey);
    else if (event.key === 'Escape') this.selected.set(null);
    else if (!this.go(dayByKey(event.key, date, addMonths), date, event.shiftKey)) return;
    event.preventDefault();
  }

  protected touch({ touches }: TouchEvent): void {
    const [first] = Array.from(touches);
    this.touchedAt = first && touches.length === 1 ? { x: first.clientX, y: first.clientY } : null;
  }

  protected lift({ changedTouches }: TouchEvent): void {
    const [last] = Array.from(changedTouches);
    const from = this.touchedAt;
    this.touchedAt = null;
    if (!last || !from) return;
    const [right, down] = [last.clientX - from.x, last.clientY - from.y];
    if (Math.abs(right) > swipeLength && Math.abs(right) > 2 * Math.abs(down)) this.turn(right < 0 ? 1 : -1);
  }

  private go(date: string | undefined, from: string, isRange: boolean): boolean {
    if (date === undefined) return false;
    if (!isIn(date, this.year())) return true;
    if (isRange && this.anchor() === null) this.anchor.set(from);
    this.active.set(date);
    if (isRange) this.choose(date, true);
    // Another month may have to be shown first.
    afterNextRender(() => this.cellOf(date)?.focus(), { injector: this.injector });
    return true;
  }

  private choose(date: string, isRange: boolean): void {
    if (!this.canSelect()) return;
    const anchor = isRange ? (this.anchor() ?? this.selected()?.from ?? date) : date;
    this.anchor.set(anchor);
    this.selected.set(rangeOf(anchor, date));
  }

  private cellOf(date: string): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(`[data-date='${date}']`);
  }

  private dateOf(target: EventTarget | null): string | undefined {
    return target instanceof Element ? target.closest<HTMLElement>('[data-date]')?.dataset['date'] : undefined;
  }
}
