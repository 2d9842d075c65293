import { Component, input, output } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@fudao/ui-kit';
import { debounceTime, Subject } from 'rxjs';

const quietMs = 300;

/** People are found by name or education ID: a moment after the last key, or at once on enter. */
@Component({
  selector: 'admin-find-box',
  imports: [Icon, TranslocoPipe],
  template: `
    <fd-icon name="search" />
    <input
      #words
      class="fd-input"
      type="search"
      maxlength="64"
      autocomplete="off"
      enterkeyhint="search"
      [attr.aria-label]="label()"
      [placeholder]="'accounts.searchHint' | transloco"
      [value]="value()"
      (input)="typed.next(words.value)"
      (change)="found.emit(words.value)"
    />
  `,
  styles: `
    :host {
      display: block;
      position: relative;
    }
    fd-icon {
      position: absolute;
      inset: 14px auto auto 14px;
      color: var(--mat-sys-on-surface-variant);
    }
    .fd-input {
      padding-inline-start: 44px;
    }
  `,
})
export class FindBox {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly found = output<string>();
  protected readonly typed = new Subject<string>();

  constructor() {
    this.typed.pipe(debounceTime(quietMs), takeUntilDestroyed()).subscribe((words) => this.found.emit(words));
  }
}
