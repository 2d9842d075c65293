import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';

const sections = [
  { link: '/points/teachers', text: 'points.teachers', permission: permissions.readPoints },
  { link: '/points/corrections', text: 'points.corrections', permission: permissions.correctPoints },
  { link: '/points/closing', text: 'points.closing', permission: permissions.closeTerms },
];

/** The pages about points that an administrator goes between; each keeps the term of the address. */
@Component({
  selector: 'admin-points-sections',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    @if (shown().length > 1) {
      <nav [attr.aria-label]="'nav.points' | transloco">
        @for (section of shown(); track section.link) {
          <a
            routerLinkActive="active"
            ariaCurrentWhenActive="page"
            queryParamsHandling="preserve"
            [routerLink]="section.link"
            >{{ section.text | transloco }}</a
          >
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      gap: 4px;
      margin-bottom: 16px;
      overflow-x: auto;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      scrollbar-width: none;
    }
    a {
      flex: none;
      display: grid;
      align-items: center;
      min-height: 48px;
      padding: 0 16px;
      border-bottom: 3px solid transparent;
      color: var(--mat-sys-on-surface-variant);
      text-decoration: none;
    }
    a:hover {
      background: var(--fd-hover);
    }
    a:focus-visible {
      outline-offset: -3px;
    }
    .active {
      border-bottom-color: var(--mat-sys-primary);
      color: var(--mat-sys-primary);
      font-weight: 650;
    }
  `,
})
export class PointsSections {
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly shown = computed(() => sections.filter(({ permission }) => this.held().includes(permission)));
}
