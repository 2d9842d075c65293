import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, output } from '@angular/core';
import { LocalTextPipe } from '@fudao/ui-kit';
import { RuleControl } from './rule-control.ts';
import { RuleFact } from './rule-fact.ts';
import { type RuleField, type RuleGroup, valueAt } from './rule-field.ts';
import { faultIn, idleIn, type RulesDraft, shownIn } from './rules-draft.ts';
import type { RulesView } from './rules.ts';

/** Rules that belong together: those that may be changed as fields, the others as facts. */
@Component({
  selector: 'admin-rule-group-card',
  imports: [LocalTextPipe, NgTemplateOutlet, RuleControl, RuleFact],
  template: `
    <section class="fd-card">
      <h2>{{ group().title | localText }}</h2>
      <ng-container [ngTemplateOutlet]="some" [ngTemplateOutletContext]="{ $implicit: group().fields }" />
      @for (inner of group().groups; track inner.path) {
        <h3>{{ inner.title | localText }}</h3>
        <ng-container [ngTemplateOutlet]="some" [ngTemplateOutletContext]="{ $implicit: inner.fields }" />
      }
    </section>
    <ng-template #some let-fields>
      <div class="fields">
        @for (field of asFields(fields); track field.path) {
          @if (isEditable() && !isCityOnly(field)) {
            <admin-rule-control
              [field]="field"
              [value]="valueOf(field)"
              [held]="heldOf(field)"
              [city]="cityOf(field)"
              [idle]="idle().get(field.path)"
              [isChanged]="field.path in draft()"
              [fault]="faultOf(field)"
              (changed)="changed.emit({ field, value: $event })"
            />
          } @else {
            <admin-rule-fact
              [field]="field"
              [value]="heldOf(field)"
              [city]="cityOf(field)"
              [idle]="idle().get(field.path)"
              [isCityOnly]="isEditable() && isCityOnly(field)"
            />
          }
        }
      </div>
    </ng-template>
  `,
  styles: `
    h2,
    h3 {
      margin: 0 0 16px;
      font-size: 1.1rem;
    }
    h3 {
      margin-top: 28px;
      font-size: 1rem;
    }
    .fd-card {
      padding: 20px 20px 24px 12px;
    }
    h2,
    h3 {
      padding-inline-start: 12px;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
      gap: 24px 28px;
    }
  `,
})
export class RuleGroupCard {
  readonly group = input.required<RuleGroup>();
  readonly view = input.required<RulesView>();
  readonly draft = input<RulesDraft>({});
  readonly isEditable = input(false);
  readonly changed = output<{ readonly field: RuleField; readonly value: unknown }>();
  /** Of a district, by path: what it had set and has no effect. */
  protected readonly idle = computed(() => {
    const { fields, groups } = this.group();
    const all = [...fields, ...groups.flatMap((inner) => inner.fields)];
    return new Map(idleIn(this.view(), all).map(({ field, from }) => [field.path, from]));
  });

  /** A template's context has no type. */
  protected asFields(fields: readonly RuleField[]): readonly RuleField[] {
    return fields;
  }

  /** In a district what may not be tightened is shown only. */
  protected isCityOnly({ tighter }: RuleField): boolean {
    return this.view().district !== null && tighter === undefined;
  }

  protected valueOf(field: RuleField): unknown {
    return shownIn(this.draft(), this.view(), field);
  }

  protected heldOf({ path }: RuleField): unknown {
    return valueAt(this.view().effective, path);
  }

  protected cityOf({ path }: RuleField): unknown {
    return this.view().district === null ? undefined : valueAt(this.view().city, path);
  }

  protected faultOf(field: RuleField) {
    return faultIn(this.draft(), this.view(), field);
  }
}
