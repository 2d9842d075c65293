import { booleanAttribute, Directive, input } from '@angular/core';

export type ButtonKind = 'filled' | 'tonal' | 'outlined' | 'text' | 'danger';

/** `<button fdButton>`, `<a fdButton="outlined">`: the look comes from the theme (styles/buttons.scss). */
@Directive({
  selector: '[fdButton]',
  host: {
    class: 'fd-button',
    '[attr.data-kind]': 'kind() || "filled"',
    '[class.is-busy]': 'busy()',
    '[attr.aria-busy]': 'busy() || null',
  },
})
export class Button {
  readonly kind = input<ButtonKind | ''>('', { alias: 'fdButton' });
  /** Work is under way: shows it, and takes no second click (also disable what must not be repeated). */
  readonly busy = input(false, { transform: booleanAttribute });
}

/** `<button fdIconButton aria-label="…"><fd-icon name="close" /></button>` */
@Directive({ selector: '[fdIconButton]', host: { class: 'fd-icon-button' } })
export class IconButton {}
