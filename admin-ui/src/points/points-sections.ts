import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { selectPermissions } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { Sections } from '../sections.ts';

const sections = [
  { link: '/points/teachers', text: 'points.teachers', permission: permissions.readPoints },
  { link: '/points/corrections', text: 'points.corrections', permission: permissions.correctPoints },
  { link: '/points/closing', text: 'points.closing', permission: permissions.closeTerms },
];

/** The pages about points that an administrator goes between; each keeps the term of the address. */
@Component({
  selector: 'admin-points-sections',
  imports: [Sections, TranslocoPipe],
  template: `
    @if (shown().length > 1) {
      <admin-sections [label]="'nav.points' | transloco" [sections]="shown()" [keepsQuery]="true" />
    }
  `,
})
export class PointsSections {
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly shown = computed(() => sections.filter(({ permission }) => this.held().includes(permission)));
}
