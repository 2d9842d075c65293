import { Component } from '@angular/core';
import { Frame } from '@fudao/ui-kit/shell';
import { adminLinks } from './admin-links.ts';
import { NavGroups } from './navigation/nav-groups.ts';

/** The staff's navigation: what the person may do, and what the district's plugins add. */
@Component({
  selector: 'admin-frame',
  imports: [Frame, NavGroups],
  template: `
    <ng-template #groups let-entries let-plain="plain"><admin-nav-groups [entries]="entries" [plain]="plain" /></ng-template>
    <fd-frame layout="side-bar" [links]="links" [arranged]="groups" />
  `,
})
export class AdminFrame {
  protected readonly links = adminLinks;
}
