import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@fudao/ui-kit/shell';

/** The way to a page: its name, and what is there. */
@Component({
  selector: 'admin-home-way',
  imports: [Icon, RouterLink],
  template: `
    <a class="fd-card" [routerLink]="link()">
      <span class="badge"><fd-icon [name]="icon()" /></span>
      <span class="name">{{ name() }}</span>
      @if (hint(); as words) {
        <span class="fd-quiet">{{ words }}</span>
      }
      <fd-icon class="on" name="chevron_right" />
    </a>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
    }
    .fd-card {
      display: grid;
      grid-template-columns: auto 1fr auto;
      align-content: center;
      gap: 0 14px;
      height: 100%;
      min-height: 76px;
    }
    .badge,
    .on {
      grid-row: span 2;
      align-self: center;
    }
    .badge {
      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      border-radius: 14px;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    .name {
      align-self: end;
      font-weight: 600;
    }
    .name:nth-last-child(2) {
      grid-row: span 2;
      align-self: center;
    }
    .fd-quiet {
      grid-column: 2;
    }
    .on {
      grid-column: 3;
      grid-row: 1 / span 2;
      color: var(--mat-sys-on-surface-variant);
      font-size: 0.85rem;
    }
  `,
})
export class HomeWay {
  readonly icon = input.required<string>();
  readonly name = input.required<string>();
  readonly hint = input('');
  readonly link = input.required<string>();
}
