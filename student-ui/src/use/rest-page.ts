import { afterNextRender, Component, computed, DestroyRef, DOCUMENT, type ElementRef, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, MinuteClock, MomentPipe } from '@fudao/ui-kit/shell';

const minuteMs = 60_000;

/**
 * A student who has met a limit rests: this lies over the app until it goes on. What was being written stays where it
 * was, as a draft.
 */
@Component({
  selector: 'student-rest-page',
  imports: [Icon, MomentPipe, RouterLink, TranslocoPipe],
  template: `
    <section #window role="alertdialog" aria-modal="true" aria-labelledby="rest-heading" aria-describedby="rest-words" tabindex="-1">
      <div class="eyes" aria-hidden="true"><fd-icon name="spa" /></div>
      <h1 id="rest-heading">{{ 'use.rest' | transloco }}</h1>
      <p id="rest-words">{{ 'use.restHint' | transloco }}</p>
      @if (until(); as at) {
        <p class="until" role="timer">
          @if (minutesLeft() <= 60) {
            {{ 'use.goOnIn' | transloco: { minutes: minutesLeft() } }}
          } @else {
            {{ 'use.goOnAt' | transloco: { time: (at | moment) } }}
          }
        </p>
      }
      <p class="fd-quiet">{{ 'use.kept' | transloco }}</p>
      <a class="me" routerLink="/me">{{ 'nav.me' | transloco }}</a>
    </section>
  `,
  styles: `
    :host { position: fixed; inset: 0; z-index: 900; display: grid; place-items: center; padding: 24px; background: var(--mat-sys-surface); }
    section { display: grid; gap: 12px; justify-items: center; max-width: 26rem; text-align: center; outline: none; }
    .eyes { display: grid; place-items: center; width: 96px; height: 96px; border-radius: 50%; background: var(--fd-good-container); color: var(--fd-good); font-size: 3rem; }
    h1 { margin: 12px 0 0; font-size: 1.6rem; }
    p { margin: 0; line-height: 1.7; }
    .me { display: grid; place-items: center; min-width: 96px; min-height: 44px; color: var(--mat-sys-primary); }
    .until { font-size: 1.15rem; font-weight: 600; }
  `,
  host: { '(keydown.escape)': '$event.stopPropagation()' },
})
export class RestPage {
  private readonly clock = inject(MinuteClock);
  /** When it goes on; null where nobody knows. */
  readonly until = input.required<number | null>();
  private readonly document = inject(DOCUMENT);
  private readonly window = viewChild.required<ElementRef<HTMLElement>>('window');
  protected readonly minutesLeft = computed(() => Math.max(1, Math.ceil(((this.until() ?? 0) - this.clock.now()) / minuteMs)));

  /** What lies below is inert: whoever listens or types is told here, and goes on in the page afterwards. */
  constructor() {
    afterNextRender(() => this.window().nativeElement.focus());
    inject(DestroyRef).onDestroy(() => {
      const { activeElement, body } = this.document;
      const isElsewhere = activeElement !== body && !this.window().nativeElement.contains(activeElement);
      if (!isElsewhere) setTimeout(() => this.document.getElementById('main')?.focus());
    });
  }
}
