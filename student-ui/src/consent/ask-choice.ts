import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, LocalTextPipe } from '@fudao/ui-kit/shell';
import { type Ask, keyOf } from './consent.ts';

/** Yes or no, neither of them chosen before. */
@Component({
  selector: 'student-ask-choice',
  imports: [Icon, LocalTextPipe, TranslocoPipe],
  template: `
    <fieldset class="fd-choices" [disabled]="isBusy()">
      <legend class="fd-visually-hidden">{{ 'consents.choice' | transloco: { name: (ask().name | localText) } }}</legend>
      @for (one of choices; track one.text) {
        <label>
          <input type="radio" [name]="name()" [checked]="value() === one.allowed" (change)="chosen.emit(one.allowed)" />
          @if (value() === one.allowed) {
            <fd-icon [name]="one.icon" />
          }
          {{ one.text | transloco }}
        </label>
      }
    </fieldset>
  `,
  styles: `
    label { flex: 1 1 8em; max-width: 14em; justify-content: center; }
    fd-icon { font-size: 0.85rem; }
  `,
})
export class AskChoice {
  readonly ask = input.required<Ask>();
  readonly value = input.required<boolean | null>();
  readonly isBusy = input(false);
  readonly chosen = output<boolean>();
  protected readonly name = computed(() => keyOf(this.ask()));
  protected readonly choices = [
    { allowed: true, text: 'consents.allow', icon: 'check' },
    { allowed: false, text: 'consents.refuse', icon: 'close' },
  ];
}
