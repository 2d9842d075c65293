import { Component, effect, type ElementRef, inject, input, viewChild, afterNextRender } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type Params, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { IconButton } from '../button/button.ts';
import { Icon } from '../icon/icon.ts';
import { PageFocus } from './page-focus.ts';

/**
 * The frame of every page: heading, way back, actions, content. Names the browser's tab, and takes the
 * focus when a person arrives, so that a screen reader begins with the heading.
 */
@Component({
  selector: 'fd-page',
  imports: [Icon, IconButton, RouterLink, TranslocoPipe],
  template: `
    <header>
      @if (back(); as link) {
        <a fdIconButton [routerLink]="link" [queryParams]="backParams()" [attr.aria-label]="'action.back' | transloco"
          ><fd-icon name="arrow_back"
        /></a>
      }
      <h1 #headingElement tabindex="-1">{{ heading() }}</h1>
      <div class="actions"><ng-content select="[pageActions]" /></div>
    </header>
    <ng-content />
  `,
  styles: `
    :host {
      display: block;
      width: min(100%, var(--fd-page-width, 760px));
      margin: 0 auto;
      padding: 8px 16px 32px;
    }
    :host(.wide) {
      --fd-page-width: 1080px;
    }
    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      min-height: 56px;
      margin-bottom: 8px;
    }
    header a {
      margin-inline-start: -10px;
    }
    h1 {
      /* Some words have room, and no word is broken for the actions: they go below. The way back stays beside it. */
      flex: 1 1 5em;
      max-width: calc(100% - 44px);
      margin: 0;
      font-size: 1.4rem;
      line-height: 1.3;
      font-weight: 650;
      outline: none;
      overflow-wrap: break-word;
    }
    .actions {
      margin-inline-start: auto;
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 8px;
    }
    @media (min-width: 900px) {
      :host {
        padding: 20px 32px 48px;
      }
      h1 {
        font-size: 1.6rem;
      }
    }
  `,
})
export class Page {
  private readonly title = inject(Title);
  private readonly texts = inject(TranslocoService);
  private readonly focus = inject(PageFocus);
  readonly heading = input.required<string>();
  /** Where the way back leads: the page above, not the one before. */
  readonly back = input<string | readonly unknown[]>();
  /** Query of the way back. */
  readonly backParams = input<Params>();
  /** How many new things wait: stands before the heading in the browser's tab, for who works in another one. */
  readonly news = input(0);
  private readonly headingRef = viewChild.required<ElementRef<HTMLElement>>('headingElement');

  constructor() {
    effect(() => {
      const heading = this.heading();
      const app = this.texts.translate('app.name');
      const news = this.news() ? `(${this.news()}) ` : '';
      this.title.setTitle(news + (heading && heading !== app ? `${heading} · ${app}` : app));
    });
    afterNextRender(() => this.focus.arrive(this.headingRef().nativeElement));
  }
}
