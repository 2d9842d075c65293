import { Component } from '@angular/core';
import { Frame } from '@fudao/ui-kit/shell';
import { adminLinks } from './admin-links.ts';

/** The staff's navigation: what the person may do, and what the district's plugins add. */
@Component({ selector: 'admin-frame', imports: [Frame], template: `<fd-frame layout="side-bar" [links]="links" />` })
export class AdminFrame {
  protected readonly links = adminLinks;
}
