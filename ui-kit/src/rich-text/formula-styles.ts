import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

/** KaTeX's style sheet and fonts: fetched with the first formula, once. */
@Injectable({ providedIn: 'root' })
export class FormulaStyles {
  private readonly document = inject(DOCUMENT);
  private loading: Promise<void> | undefined;

  load(): Promise<void> {
    this.loading ??= new Promise((resolve) => {
      const link = this.document.createElement('link');
      link.rel = 'stylesheet';
      link.href = new URL('katex.css', this.document.baseURI).href;
      link.onload = () => resolve();
      // Without its style a formula is still readable.
      link.onerror = () => resolve();
      this.document.head.append(link);
    });
    return this.loading;
  }
}
