import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dialog } from '../dialog/dialog.ts';
import type { RichTextPictures } from './picture-rule.ts';
import { ReachableScrollers } from './reachable-scrollers.ts';
import { RichTextRenderer } from './rich-text-renderer.ts';

/**
 * Shows a text of the platform: paragraphs, lists, **bold**, `$formulas$`, blanks and pictures. Until
 * the renderer is there the text stands as it was written. A touch on a picture shows it large.
 */
@Component({
  selector: 'fd-rich-text',
  imports: [Dialog, ReachableScrollers, TranslocoPipe],
  template: `
    @if (html(); as safe) {
      <div class="fd-rich-text" [innerHTML]="safe" [fdReachableScrollers]="safe"></div>
    } @else {
      <div class="fd-rich-text plain">{{ text() }}</div>
    }
    @if (enlarged(); as picture) {
      <fd-dialog
        class="wide"
        [open]="true"
        [heading]="picture.alt || ('richText.picture' | transloco)"
        (closed)="enlarged.set(null)"
      >
        <img class="full" [src]="picture.url" [alt]="picture.alt" />
      </fd-dialog>
    }
  `,
  // The pictures are in the rendered text: each is focusable there, what happens is heard here.
  host: { '(click)': 'enlarge($event)', '(keydown.enter)': 'enlarge($event)' },
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .plain {
      white-space: pre-wrap;
    }
    .wide {
      --fd-dialog-width: min(1000px, 96vw);
    }
    .full {
      display: block;
      max-width: 100%;
      max-height: 72dvh;
      margin: 0 auto 8px;
      border-radius: 8px;
      background: #fff;
    }
  `,
})
export class RichText {
  private readonly renderer = inject(RichTextRenderer);
  readonly text = input.required<string>();
  /** Where the pictures are that the text shows by `![](file:ID)`. */
  readonly pictures = input<RichTextPictures>({});
  protected readonly enlarged = signal<{ url: string; alt: string } | null>(null);
  protected readonly html = computed(() => this.renderer.render(this.text(), this.pictures()));

  constructor() {
    effect(() => this.renderer.prepare(this.text()));
  }

  protected enlarge(event: Event): void {
    const image = event.target;
    if (!(image instanceof HTMLImageElement) || !image.dataset['full']) return;
    this.enlarged.set({ url: image.dataset['full'], alt: image.alt });
  }
}
