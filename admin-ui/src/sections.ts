import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

export interface Section {
  readonly link: string;
  /** Key of its name. */
  readonly text: string;
}

const options = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;

/** The pages of one subject that somebody goes between. */
@Component({
  selector: 'admin-sections',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    <nav [attr.aria-label]="label()">
      @for (section of sections(); track section.link) {
        <a
          routerLinkActive="active"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="isBeginning(section) ? exactPath : subtree"
          [queryParamsHandling]="keepsQuery() ? 'preserve' : ''"
          [routerLink]="section.link"
          >{{ section.text | transloco }}</a
        >
      }
    </nav>
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
export class Sections {
  readonly label = input.required<string>();
  readonly sections = input.required<readonly Section[]>();
  /** Whether what the address asks for goes along. */
  readonly keepsQuery = input(false);
  protected readonly exactPath = options;
  protected readonly subtree = { ...options, paths: 'subset' } as const;

  /** Where the others' addresses begin with its own, only its own page is it. */
  protected isBeginning({ link }: Section): boolean {
    return this.sections().some((other) => other.link.startsWith(`${link}/`));
  }
}
