import { Component } from '@angular/core';
import { Frame, type FrameLink } from '@fudao/ui-kit/shell';

/** The student's navigation: home, what the district's plugins add, and the own place. */
@Component({ selector: 'student-frame', imports: [Frame], template: `<fd-frame [links]="links" />` })
export class StudentFrame {
  protected readonly links: readonly FrameLink[] = [
    { link: '/', icon: 'home', text: 'nav.home', isExact: true },
    { link: '/me', icon: 'person', text: 'nav.me', place: 'end' },
  ];
}
