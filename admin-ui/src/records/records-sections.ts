import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { Sections } from '../sections.ts';

const sections = [
  { link: '/records', text: 'records.search' },
  { link: '/records/openings', text: 'records.openings' },
  { link: '/records/keeping', text: 'records.keeping' },
];
const audit = { link: '/records/audit', text: 'records.audit' };

/** The pages about records that a supervisor goes between. */
@Component({
  selector: 'admin-records-sections',
  imports: [Sections, TranslocoPipe],
  template: `<admin-sections [label]="'nav.records' | transloco" [sections]="shown()" />`,
})
export class RecordsSections {
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly shown = computed(() => (this.held().includes(permissions.auditRecords) ? [...sections, audit] : sections));
}
