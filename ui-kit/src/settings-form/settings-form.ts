import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../field/field.ts';
import { LocalTextPipe } from '../texts/local-text.pipe.ts';
import { faultOf, readFields, type SettingsField, type SettingsSchema } from './settings-field.ts';

export type Settings = Readonly<Record<string, unknown>>;

/**
 * A form made of a JSON Schema (switches, numbers with limits, choices, texts), each with the title and
 * description of `x-title` and `x-description`.
 *
 * `<fd-settings-form [schema]="schema" [value]="settings" (changed)="draft.set($event)" (validChange)="isValid.set($event)" />`
 */
@Component({
  selector: 'fd-settings-form',
  imports: [Field, LocalTextPipe, TranslocoPipe],
  templateUrl: './settings-form.html',
  styleUrl: './settings-form.scss',
})
export class SettingsForm {
  readonly schema = input.required<SettingsSchema>();
  /** What holds now; another value starts the form anew. */
  readonly value = input.required<Settings>();
  readonly disabled = input(false);
  readonly changed = output<Settings>();
  readonly validChange = output<boolean>();

  protected readonly fields = computed(() => readFields(this.schema()));
  protected readonly draft = linkedSignal<Settings>(() => ({ ...defaultsOf(this.fields()), ...this.value() }));
  protected readonly faults = computed(() => {
    const draft = this.draft();
    return Object.fromEntries(this.fields().map((field) => [field.name, faultOf(field, draft[field.name])]));
  });
  readonly isValid = computed(() => Object.values(this.faults()).every((fault) => fault === null));

  protected set(field: SettingsField, value: unknown): void {
    this.draft.update((draft) => ({ ...draft, [field.name]: value }));
    this.changed.emit(this.draft());
    this.validChange.emit(this.isValid());
  }

  protected setNumber(field: SettingsField, text: string): void {
    this.set(field, text.trim() === '' ? null : Number(text));
  }
}

function defaultsOf(fields: readonly SettingsField[]): Settings {
  return Object.fromEntries(fields.filter((field) => field.default !== undefined).map((field) => [field.name, field.default]));
}
