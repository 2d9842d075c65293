import { afterRenderEffect, DestroyRef, Directive, ElementRef, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/**
 * Long formulas and wide tables move sideways within their line. A keyboard moves only what has the focus:
 * those that do not fit get it, as long as they do not. `<div [innerHTML]="html" [fdReachableScrollers]="html">`
 */
@Directive({ selector: '[fdReachableScrollers]' })
export class ReachableScrollers {
  private readonly text = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly texts = inject(TranslocoService);
  /** What is shown, so that a new text is looked at anew. */
  readonly shown = input.required<unknown>({ alias: 'fdReachableScrollers' });

  constructor() {
    const sizes = new ResizeObserver(() => this.scrollers().forEach((scroller) => this.mark(scroller)));
    afterRenderEffect(() => {
      this.shown();
      sizes.disconnect();
      if (this.scrollers().length > 0) sizes.observe(this.text);
    });
    inject(DestroyRef).onDestroy(() => sizes.disconnect());
  }

  private scrollers(): HTMLElement[] {
    return [...this.text.querySelectorAll<HTMLElement>('.katex-display, table')];
  }

  private mark(scroller: HTMLElement): void {
    if (scroller.scrollWidth <= scroller.clientWidth + 1) {
      for (const name of ['tabindex', 'role', 'aria-label']) scroller.removeAttribute(name);
      return;
    }
    scroller.tabIndex = 0;
    scroller.setAttribute('role', scroller.tagName === 'TABLE' ? 'table' : 'group');
    scroller.setAttribute('aria-label', this.texts.translate('richText.scrollable'));
  }
}
