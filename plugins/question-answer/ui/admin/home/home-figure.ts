import { Component, computed, input } from '@angular/core';
import { type Params, RouterLink } from '@angular/router';

/** A number on the home page, and the way to what it counts. */
@Component({
  selector: 'qa-home-figure',
  imports: [RouterLink],
  template: `
    <a [routerLink]="link()" [queryParams]="query()" [class]="shownTone()">
      <span class="count">{{ words() }}</span>
      <span class="name">{{ name() }}</span>
      <span class="more">{{ more() }}</span>
    </a>
  `,
  styles: `
    :host { display: block; height: 100%; }
    a { display: grid; align-content: start; height: 100%; min-height: 96px; padding: 10px 16px; border-radius: 14px; background: var(--mat-sys-surface-container-low); color: inherit; text-decoration: none; }
    a:hover { background: var(--mat-sys-surface-container); }
    .count { font-size: 1.75rem; font-weight: 700; line-height: 1.3; font-variant-numeric: tabular-nums; }
    .name { font-size: 0.95rem; }
    .more { min-height: 1.4em; font-size: 0.85rem; line-height: 1.4; color: var(--mat-sys-on-surface-variant); }
    .accent { background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    .caution { background: var(--fd-caution); color: var(--fd-on-caution); }
    .accent:hover { background: color-mix(in srgb, var(--mat-sys-primary-container), var(--mat-sys-primary) 8%); }
    .caution:hover { background: color-mix(in srgb, var(--fd-caution), var(--fd-on-caution) 8%); }
    .accent .more, .caution .more { color: inherit; }
    .none .count { color: var(--mat-sys-on-surface-variant); font-weight: 500; }
  `,
})
export class HomeFigure {
  /** Unknown as long as it is on its way. */
  readonly count = input.required<number | undefined>();
  /** Above this it says "more". */
  readonly most = input(Infinity);
  readonly name = input.required<string>();
  readonly more = input('');
  readonly link = input.required<string>();
  readonly query = input<Params>();
  /** How it looks where there is something to do. */
  readonly tone = input<'' | 'accent' | 'caution'>('');

  protected readonly words = computed(() => {
    const count = this.count();
    if (count === undefined) return '–';
    return count > this.most() ? `${this.most()}+` : String(count);
  });
  protected readonly shownTone = computed(() => (this.count() ? this.tone() : 'none'));
}
