import { Component, computed, input } from '@angular/core';
import { iconPaths } from './icon-paths.ts';

/** A drawing of ours by its Material Symbols name; decorative: give the control around it a label. */
@Component({
  selector: 'fd-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host { display: inline-flex; width: 1.5em; height: 1.5em; flex: none; vertical-align: -0.35em; }
    svg { width: 100%; height: 100%; fill: none; stroke: currentColor; stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
    :host(.filled) svg { fill: currentColor; }
  `,
})
export class Icon {
  readonly name = input.required<string>();
  /** A name we have no drawing for shows the one of a plugin rather than nothing. */
  protected readonly path = computed(() => iconPaths[this.name()] ?? iconPaths['extension']!);
}
