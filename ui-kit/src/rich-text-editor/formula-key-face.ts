import { Component, computed, effect, inject, input } from '@angular/core';
import { RichTextRenderer } from '../rich-text/rich-text-renderer.ts';

/** The drawing on a key of the formula palette. */
@Component({
  selector: 'fd-formula-key-face',
  template: `@if (html(); as safe) {<span aria-hidden="true" class="fd-rich-text" [innerHTML]="safe"></span>}`,
})
export class FormulaKeyFace {
  private readonly renderer = inject(RichTextRenderer);
  readonly latex = input.required<string>();
  private readonly text = computed(() => `$${this.latex()}$`);
  protected readonly html = computed(() => this.renderer.render(this.text()));

  constructor() {
    effect(() => this.renderer.prepare(this.text()));
  }
}
