import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Frame, type FrameLink } from '@fudao/ui-kit/shell';
import { map } from 'rxjs';
import { ConsentWatch } from './consent/consent-watch.ts';
import { RestPage } from './use/rest-page.ts';
import { UseWatch } from './use/use-watch.ts';

/** The student's navigation: home, what the district's plugins add, and the own place; or a rest. */
@Component({
  selector: 'student-frame',
  imports: [Frame, RestPage],
  template: `
    <fd-frame [links]="links" [inert]="rests()" />
    @defer (when rests()) {
      @if (rests()) {
        <student-rest-page [until]="use.until()" />
      }
    }
  `,
})
export class StudentFrame {
  private readonly router = inject(Router);
  private readonly address = toSignal(this.router.events.pipe(map(() => this.router.url)), { initialValue: this.router.url });
  protected readonly use = inject(UseWatch);
  /** Looks on by itself. */
  protected readonly consents = inject(ConsentWatch);
  /** The own place stays open: on a shared device somebody else wants to sign in. */
  protected readonly rests = computed(() => this.use.isStopped() && !/^\/me\b/.test(this.address()));
  protected readonly links: readonly FrameLink[] = [
    { link: '/', icon: 'home', text: 'nav.home', isExact: true },
    { link: '/me', icon: 'person', text: 'nav.me', place: 'end' },
  ];
}
