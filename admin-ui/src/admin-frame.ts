import { Component } from '@angular/core';
import { Frame, type FrameLink } from '@fudao/ui-kit/shell';

/** The staff's navigation, by role. */
@Component({ selector: 'admin-frame', imports: [Frame], template: `<fd-frame layout="side-bar" [links]="links" />` })
export class AdminFrame {
  protected readonly links: readonly FrameLink[] = [
    { link: '/', icon: 'home', text: 'nav.home', isExact: true },
    { link: '/me', icon: 'person', text: 'nav.me', place: 'end' },
  ];
}
