import { Component, computed, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Field } from '../../src/field/field.ts';

const shortest = 8;

/** A new password, asked for twice: `<fd-new-password-fields #fields [wasTried]="…" />`, then `fields.chosen()`. */
@Component({
  selector: 'fd-new-password-fields',
  imports: [Field, TranslocoPipe],
  template: `
    <fd-field
      #first="fdField"
      [label]="'password.next' | transloco"
      [hint]="'password.nextHint' | transloco"
      [error]="nextError() | transloco"
    >
      <input
        class="fd-input"
        type="password"
        autocomplete="new-password"
        maxlength="128"
        [id]="first.controlId"
        [attr.aria-describedby]="first.belowId"
        [attr.aria-invalid]="!!nextError() || null"
        (input)="next.set(valueOf($event))"
      />
    </fd-field>
    <fd-field #second="fdField" [label]="'password.repeat' | transloco" [error]="repeatError() | transloco">
      <input
        class="fd-input"
        type="password"
        autocomplete="new-password"
        maxlength="128"
        [id]="second.controlId"
        [attr.aria-describedby]="second.belowId"
        [attr.aria-invalid]="!!repeatError() || null"
        (input)="repeat.set(valueOf($event))"
      />
    </fd-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class NewPasswordFields {
  /** Nobody is corrected before the first try. */
  readonly wasTried = input(false);
  protected readonly next = signal('');
  protected readonly repeat = signal('');
  private readonly isLongEnough = computed(() => this.next().length >= shortest);
  /** The password once it can be sent; null before. */
  readonly chosen = computed(() => (this.isLongEnough() && this.next() === this.repeat() ? this.next() : null));
  protected readonly nextError = computed(() => (this.wasTried() && !this.isLongEnough() ? 'password.tooShort' : ''));
  protected readonly repeatError = computed(() =>
    this.wasTried() && this.next() !== this.repeat() ? 'password.different' : '',
  );

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }
}
