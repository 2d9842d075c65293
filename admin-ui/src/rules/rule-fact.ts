import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe } from '@fudao/ui-kit';
import { isSame, type RuleField } from './rule-field.ts';
import { RuleWords } from './rule-words.ts';

/** One rule to be read. */
@Component({
  selector: 'admin-rule-fact',
  imports: [LocalTextPipe, TranslocoPipe],
  template: `
    <p class="rule">
      <span class="title">{{ field().title | localText }}</span>
      <strong>{{ say(value()) }}</strong>
    </p>
    @if (isCityOnly()) {
      <p class="more"><span class="fd-chip">{{ 'rules.way.cityOnly' | transloco }}</span></p>
    } @else if (isTightened()) {
      <p class="more">
        <span class="fd-chip accent">{{ 'rules.tightened' | transloco }}</span>
        {{ 'rules.cityIs' | transloco: { value: say(city()) } }}
      </p>
    }
    @if (idle() !== undefined) {
      <p class="fd-quiet">{{ 'rules.idle' | transloco: { value: say(idle()) } }}</p>
    }
    @if (field().description; as words) {
      <p class="fd-quiet">{{ words | localText }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 4px;
      min-width: 0;
      padding-inline-start: 12px;
    }
    p {
      margin: 0;
    }
    .rule {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 0 16px;
    }
    .title {
      font-weight: 600;
    }
    strong {
      font-size: 1.1rem;
      font-variant-numeric: tabular-nums;
    }
    .more {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      font-size: 0.9rem;
    }
  `,
})
export class RuleFact {
  private readonly words = inject(RuleWords);
  readonly field = input.required<RuleField>();
  readonly value = input.required<unknown>();
  /** What the city set, for a district. */
  readonly city = input<unknown>();
  readonly idle = input<unknown>();
  /** Beside rules that can be changed: why this one cannot. */
  readonly isCityOnly = input(false);
  protected readonly isTightened = computed(() => this.city() !== undefined && !isSame(this.city(), this.value()));

  protected say(value: unknown): string {
    return this.words.value(this.field(), value);
  }
}
