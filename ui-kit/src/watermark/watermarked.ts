import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../texts/language.ts';
import { formatMoment } from '../time/city-time.ts';
import { WATERMARK_IMAGE } from './watermark-image.ts';

/** Who looks, when, and by which opening of the records. */
export interface Watermark {
  readonly name: string;
  readonly educationId: string;
  /** Milliseconds. */
  readonly at: number;
  readonly number: number;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const [width, height] = [300, 130];

/** Lays who looks, when and by which opening over what it holds, so that a photograph of the screen tells. */
@Component({
  selector: 'fd-watermarked',
  providers: [{ provide: WATERMARK_IMAGE, useFactory: () => inject(Watermarked).image }],
  template: `
    <ng-content />
    <div class="mark" aria-hidden="true" [style.background-image]="image()"></div>
  `,
  styles: `
    :host { display: block; position: relative; }
    .mark { position: absolute; inset: 0; pointer-events: none; opacity: 0.32; }
    @media print { .mark { opacity: 0.3; print-color-adjust: exact; } }
  `,
})
export class Watermarked {
  private readonly language = inject(Language);
  private readonly texts = inject(TranslocoService);
  readonly watermark = input.required<Watermark>();
  /** The same in words, for whoever cannot see it. */
  readonly words = computed(() => {
    const { name, educationId, at, number } = this.watermark();
    const moment = formatMoment(at, 'full', this.language.current(), at);
    return [name, educationId, moment, this.texts.translate<string>('watermark.opening', { number })];
  });
  readonly image = computed(() => {
    const [name, educationId, moment, number] = this.words().map(escaped) as [string, string, string, string];
    // A grey that shows on light and on dark.
    const text = `<g fill="#808080" font-family="sans-serif" font-size="15" transform="rotate(-18 ${width / 2} ${height / 2})"><text x="40" y="${height / 2}">${name} ${educationId}</text><text x="40" y="${height / 2 + 22}">${moment} · ${number}</text></g>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${text}</svg>`;
    return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
  });
}
