import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '@fudao/ui-kit';
import type { RuleField } from './rule-field.ts';
import type { RuleFault } from './rule-fault.ts';
import { wayOf } from './rule-fault.ts';

/** Values of rules in the words of the reader. */
@Injectable({ providedIn: 'root' })
export class RuleWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  /** undefined: a district's value that is as in the city. */
  value(field: RuleField, value: unknown): string {
    if (value === undefined) return this.say('asCity');
    if (field.kind === 'switch') return this.say(value === true ? 'on' : 'off');
    if (field.kind === 'roles') return this.roles(field, value as readonly string[]);
    return field.unit ? `${String(value ?? '')} ${this.language.of(field.unit)}` : String(value);
  }

  /** Why a value cannot be. @param city of a district: what the city set */
  fault(fault: RuleFault, field: RuleField, city: unknown): string {
    const { minimum, maximum } = field;
    if (fault === 'number') return this.say('fault.number', { minimum, maximum });
    if (fault === 'time') return this.say('fault.time');
    return this.say(`looser.${wayOf(field)}`, { city: this.value(field, city) });
  }

  private roles({ choices }: RuleField, value: readonly string[]): string {
    const names = choices.filter((role) => value.includes(role)).map((role) => this.texts.translate<string>(`role.${role}`));
    return names.join(this.language.current() === 'en' ? ', ' : '、') || this.say('nobody');
  }

  private say(key: string, values?: Record<string, unknown>): string {
    return this.texts.translate(`rules.${key}`, values);
  }
}
