import { Component } from '@angular/core';

/** The platform's mark: an open book. The same drawing as the app's icon. */
@Component({
  selector: 'fd-brand-mark',
  template: `
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" />
      <path
        d="M16 10.5c-2-1.6-4.6-2.2-8-2.2v13c3.4 0 6 .6 8 2.2 2-1.6 4.6-2.2 8-2.2v-13c-3.4 0-6 .6-8 2.2zM16 10.5v13"
      />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      width: 30px;
    }
    svg {
      width: 100%;
      fill: none;
      stroke: var(--mat-sys-on-primary);
      stroke-width: 2;
      stroke-linejoin: round;
    }
    rect {
      fill: var(--mat-sys-primary);
      stroke: none;
    }
  `,
})
export class BrandMark {}
