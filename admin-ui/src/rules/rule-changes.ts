import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe } from '@fudao/ui-kit';
import type { RuleGroup } from './rule-field.ts';
import type { RuleChange } from './rules-draft.ts';
import { RuleWords } from './rule-words.ts';

/** What changes, line by line: from what to what. */
@Component({
  selector: 'admin-rule-changes',
  imports: [LocalTextPipe, TranslocoPipe],
  template: `
    <ul>
      @for (change of changes(); track change.field.path) {
        <li>
          {{ groupOf(change)?.title | localText }} · {{ change.field.title | localText }}{{ 'colon' | transloco }}<span class="move"
            >{{ say(change, change.from) }} → <strong>{{ say(change, change.to) }}</strong></span
          >
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding-inline-start: 1.2em;
      list-style: disc;
      overflow-wrap: anywhere;
    }
    .move {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class RuleChanges {
  private readonly words = inject(RuleWords);
  readonly changes = input.required<readonly RuleChange[]>();
  readonly groups = input.required<readonly RuleGroup[]>();

  protected groupOf({ field }: RuleChange): RuleGroup | undefined {
    return this.groups().find(({ path }) => field.path.startsWith(`${path}.`));
  }

  protected say({ field }: RuleChange, value: unknown): string {
    return this.words.value(field, value);
  }
}
