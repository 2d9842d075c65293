import { inject, Injectable, signal } from '@angular/core';
import { DomSanitizer, type SafeHtml } from '@angular/platform-browser';
import { FormulaStyles } from './formula-styles.ts';
import type { RichTextPictures } from './picture-rule.ts';

type Render = (text: string, pictures: RichTextPictures) => string;

/** Fetches the renderer with the first text that needs it; from then on texts are shown at once. */
@Injectable({ providedIn: 'root' })
export class RichTextRenderer {
  private readonly sanitizer = inject(DomSanitizer);
  private readonly styles = inject(FormulaStyles);
  private readonly loaded = signal<Render | null>(null);
  private loading: Promise<void> | undefined;

  load(): void {
    this.loading ??= import('./render-rich-text.ts').then(({ renderRichText }) => this.loaded.set(renderRichText));
    // Weak network: the text stands as it was written, and the next one tries again.
    this.loading.catch(() => (this.loading = undefined));
  }

  /** Null until the renderer is there; read in a computed signal or template it comes by itself. */
  render(text: string, pictures: RichTextPictures = {}): SafeHtml | null {
    const render = this.loaded();
    if (text.includes('$')) void this.styles.load();
    // Cleaned by the renderer; Angular's own cleaning would take the formulas' styles away.
    return render && this.sanitizer.bypassSecurityTrustHtml(render(text, pictures));
  }
}
