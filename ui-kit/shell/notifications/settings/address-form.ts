import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../../../src/button/button.ts';
import { Field } from '../../../src/field/field.ts';
import { Icon } from '../../../src/icon/icon.ts';
import type { AddressChannel, OwnAddress } from './notification-settings.ts';

/** A mail address or mobile number of one's own: given, confirmed by a code, changed, removed. */
@Component({
  selector: 'fd-address-form',
  imports: [Button, Field, Icon, TranslocoPipe],
  templateUrl: './address-form.html',
  styleUrl: './settings-forms.scss',
})
export class AddressForm {
  readonly channel = input.required<AddressChannel>();
  readonly own = input<OwnAddress | undefined>();
  readonly isBusy = input(false);
  /** What the server thought wrong of the address or the code. */
  readonly fault = input<string | null>(null);
  readonly given = output<string>();
  readonly confirmed = output<string>();
  readonly removed = output();
  protected readonly code = signal('');
  /** Which part is shown: until something changes, what the server says. */
  protected readonly step = linkedSignal<'give' | 'confirm' | 'shown'>(() => {
    if (this.own()?.pending) return 'confirm';
    return this.own()?.address ? 'shown' : 'give';
  });
  protected readonly address = linkedSignal(() => this.own()?.pending ?? '');
  protected readonly isMail = computed(() => this.channel() === 'mail');

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected give(event: Event): void {
    event.preventDefault();
    if (!this.isBusy() && this.address().trim()) this.given.emit(this.address().trim());
  }

  protected confirm(event: Event): void {
    event.preventDefault();
    if (!this.isBusy() && this.code().trim()) this.confirmed.emit(this.code().trim());
  }
}
