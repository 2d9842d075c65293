import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';

/** The pages about records that a supervisor goes between. */
@Component({
  selector: 'admin-records-sections',
  imports: [RouterLink, RouterLinkActive, TranslocoPipe],
  template: `
    <nav [attr.aria-label]="'nav.records' | transloco">
      <a routerLinkActive="active" ariaCurrentWhenActive="page" routerLink="/records" [routerLinkActiveOptions]="exactPath">{{ 'records.search' | transloco }}</a>
      <a routerLinkActive="active" ariaCurrentWhenActive="page" routerLink="/records/openings">{{ 'records.openings' | transloco }}</a>
      <a routerLinkActive="active" ariaCurrentWhenActive="page" routerLink="/records/keeping">{{ 'records.keeping' | transloco }}</a>
      @if (mayAudit()) {
        <a routerLinkActive="active" ariaCurrentWhenActive="page" routerLink="/records/audit">{{ 'records.audit' | transloco }}</a>
      }
    </nav>
  `,
  styleUrl: './records-sections.scss',
})
export class RecordsSections {
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly exactPath = { paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' } as const;
  protected readonly mayAudit = () => this.held().includes(permissions.auditRecords);
}
