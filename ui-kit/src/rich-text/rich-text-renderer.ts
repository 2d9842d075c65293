import { inject, Injectable, signal } from '@angular/core';
import { DomSanitizer, type SafeHtml } from '@angular/platform-browser';
import { nextTask } from '../app/next-task.ts';
import { RenderSoon } from '../app/render-soon.ts';
import type { RenderFormula } from './formula-rule.ts';
import { FormulaStyles } from './formula-styles.ts';
import type { RichTextPictures } from './picture-rule.ts';

type RenderText = (text: string, pictures: RichTextPictures, renderFormula: RenderFormula) => string;

/** Signs that a text is more than its words. */
const markup = /[$*~|\\]|__|!\[|<\/(?:u|sub|sup|b|strong|em)>|^\s*([-+>#]|\d+\.)\s/m;

export function hasMarkup(text: string): boolean {
  return markup.test(text);
}

const noFormulas: RenderFormula = (latex) => latex;

/**
 * Fetches what shows rich text with the first text that needs it, and KaTeX with the first formula;
 * from then on texts are shown at once.
 */
@Injectable({ providedIn: 'root' })
export class RichTextRenderer {
  private readonly sanitizer = inject(DomSanitizer);
  private readonly styles = inject(FormulaStyles);
  private readonly rendering = inject(RenderSoon);
  private readonly renderText = signal<RenderText | null>(null);
  private readonly renderFormula = signal<RenderFormula | null>(null);
  private loadingText: Promise<void> | undefined;
  private loadingFormula: Promise<void> | undefined;

  /** Fetches what this text needs. A weak network: the text stands as it was written, and the next one tries again. */
  prepare(text: string): void {
    if (!hasMarkup(text)) return;
    this.loadingText ??= this.loadRenderText(text);
    if (!text.includes('$')) return;
    void this.styles.load();
    this.loadingFormula ??= this.loadRenderFormula(text);
  }

  private async loadRenderText(first: string): Promise<void> {
    const module = await import('./render-rich-text.ts').catch(() => undefined);
    if (!module) return void (this.loadingText = undefined);
    await this.run(() => module.renderRichText(first, {}, noFormulas));
    this.renderText.set(module.renderRichText);
    await this.rendering.run();
  }

  private async loadRenderFormula(first: string): Promise<void> {
    const module = await import('./render-formula.ts').catch(() => undefined);
    if (!module) return void (this.loadingFormula = undefined);
    const [latex] = /(?<=\$)[^$]+(?=\$)/.exec(first) ?? [];
    if (latex) await this.run(() => module.renderFormula(latex, false));
    this.renderFormula.set(module.renderFormula);
    await this.rendering.run();
  }

  /** What a browser does for the first time takes it long: that goes in a task of its own, before all texts are shown. */
  private async run(render: () => string): Promise<void> {
    await nextTask();
    render();
    await nextTask();
  }

  /** Null where plain words do, or as long as the renderer is on its way. Signals: a computed value comes by itself. */
  render(text: string, pictures: RichTextPictures = {}): SafeHtml | null {
    if (!hasMarkup(text)) return null;
    const render = this.renderText();
    const renderFormula = text.includes('$') ? this.renderFormula() : noFormulas;
    if (!render || !renderFormula) return null;
    // Cleaned by the renderer; Angular's own cleaning would take the formulas' styles away.
    return this.sanitizer.bypassSecurityTrustHtml(render(text, pictures, renderFormula));
  }
}
