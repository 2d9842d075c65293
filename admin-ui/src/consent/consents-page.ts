import { Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { CountsPage } from './counts-page.ts';
import { StudentsPage } from './students-page.ts';

/** A school sees its students; a district and the city see numbers. */
@Component({
  selector: 'admin-consents-page',
  imports: [CountsPage, StudentsPage],
  template: `
    @if (manages()) {
      <admin-consent-students-page />
    } @else {
      <admin-consent-counts-page />
    }
  `,
})
export class ConsentsPage {
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly manages = computed(() => this.held().includes(permissions.manageConsents));
}
