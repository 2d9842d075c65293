import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field, Icon, IconButton, LocalTextPipe } from '@fudao/ui-kit';
import { isSame, type RuleField } from './rule-field.ts';
import { isTime, readTime, type RuleFault, wayOf } from './rule-fault.ts';
import { RuleWords } from './rule-words.ts';

let count = 0;

/** One rule to be changed: its value, and of a district what the city set and which way it may go. */
@Component({
  selector: 'admin-rule-control',
  imports: [Field, Icon, IconButton, LocalTextPipe, TranslocoPipe],
  templateUrl: './rule-control.html',
  styleUrl: './rule-control.scss',
  host: { '[class.changed]': 'isChanged()' },
})
export class RuleControl {
  private readonly words = inject(RuleWords);
  readonly field = input.required<RuleField>();
  readonly value = input.required<unknown>();
  /** What holds. */
  readonly held = input.required<unknown>();
  /** What the city set, for a district. */
  readonly city = input<unknown>();
  /** What the district had set and is looser than the city's by now. */
  readonly idle = input<unknown>();
  readonly isChanged = input(false);
  readonly fault = input<RuleFault | null>(null);
  readonly changed = output<unknown>();

  protected readonly noteId = `admin-rule-note-${++count}`;
  protected readonly way = computed(() => wayOf(this.field()));
  protected readonly isTightened = computed(() => this.city() !== undefined && !isSame(this.city(), this.held()));
  protected readonly error = computed(() => {
    const fault = this.fault();
    return fault && this.words.fault(fault, this.field(), this.city());
  });

  protected say(value: unknown): string {
    return this.words.value(this.field(), value);
  }

  protected has(role: string): boolean {
    return (this.value() as readonly string[]).includes(role);
  }

  protected setNumber(typed: string): void {
    this.changed.emit(typed.trim() === '' ? null : Number(typed));
  }

  /** Half a time is no fault yet. */
  protected typeTime(typed: string): void {
    if (isTime(typed)) this.changed.emit(typed);
  }

  protected setTime(typed: string): void {
    this.changed.emit(readTime(typed));
  }

  /** In the order of the schema, so that what was switched back is as before. */
  protected setRole(role: string, isChosen: boolean): void {
    this.changed.emit(this.field().choices.filter((one) => (one === role ? isChosen : this.has(one))));
  }
}
