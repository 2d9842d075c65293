import { Component, computed, input, signal } from '@angular/core';
import { Dialog, Icon, IconButton } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Picture } from '../../../api.ts';

/** Small pictures; a touch shows one large, and once more in its full size to move about in. */
@Component({
  selector: 'one-to-one-picture-gallery',
  imports: [Dialog, Icon, IconButton, TranslocoPipe],
  template: `
    @if (pictures().length) {
      <ul>
        @for (picture of pictures(); track picture.id) {
          <li>
            <button type="button" (click)="show($index)" [attr.aria-label]="'one-to-one.pictures.enlarge' | transloco: { number: $index + 1 }">
              <img [src]="picture.thumbnailUrl" [width]="picture.width" [height]="picture.height" alt="" loading="lazy" decoding="async" />
              <span class="zoom"><fd-icon name="zoom_in" /></span>
            </button>
          </li>
        }
      </ul>
    }
    @if (shown(); as picture) {
      <fd-dialog class="viewer" [open]="true" [heading]="'one-to-one.pictures.heading' | transloco: { number: index() + 1, count: pictures().length }" (closed)="index.set(-1)">
        <div class="stage" [class.zoomed]="isZoomed()" tabindex="0" role="group" [attr.aria-label]="'one-to-one.pictures.stage' | transloco" (keydown.arrowLeft)="step(-1)" (keydown.arrowRight)="step(1)">
          <img [src]="picture.url" [alt]="'one-to-one.pictures.alt' | transloco: { number: index() + 1 }" />
        </div>
        <div dialogActions class="bar">
          <button fdIconButton type="button" [disabled]="index() === 0" (click)="step(-1)" [attr.aria-label]="'one-to-one.pictures.previous' | transloco"><fd-icon name="chevron_left" /></button>
          <button fdIconButton type="button" [attr.aria-pressed]="isZoomed()" (click)="isZoomed.set(!isZoomed())" [attr.aria-label]="'one-to-one.pictures.zoom' | transloco"><fd-icon name="zoom_in" /></button>
          <button fdIconButton type="button" [disabled]="index() === pictures().length - 1" (click)="step(1)" [attr.aria-label]="'one-to-one.pictures.next' | transloco"><fd-icon name="chevron_right" /></button>
        </div>
      </fd-dialog>
    }
  `,
  styles: `
    :host { display: block; }
    :host:empty { display: none; }
    ul { display: flex; flex-wrap: wrap; gap: 10px; margin: 0; padding: 0; list-style: none; }
    ul button { position: relative; display: block; padding: 0; border: 1px solid var(--mat-sys-outline-variant); border-radius: 12px; overflow: hidden; background: #fff; cursor: zoom-in; }
    li { max-width: min(220px, calc(50% - 5px)); }
    ul img { display: block; width: auto; max-width: 100%; height: 104px; object-fit: contain; }
    .zoom { position: absolute; inset: auto 6px 6px auto; display: grid; place-items: center; width: 26px; height: 26px; border-radius: 50%; background: rgb(10 14 20 / 0.6); color: #fff; font-size: 11px; }
    .viewer { --fd-dialog-width: min(1080px, 96vw); }
    .stage { display: grid; place-items: center; min-height: 40dvh; max-height: 66dvh; border-radius: 12px; background: #fff; overflow: auto; overscroll-behavior: contain; }
    .stage img { max-width: 100%; max-height: 66dvh; object-fit: contain; }
    .stage.zoomed { display: block; }
    .stage.zoomed img { max-width: none; max-height: none; min-width: 160%; }
    .bar { display: flex; justify-content: center; gap: 16px; }
    .bar [aria-pressed='true'] { background: var(--mat-sys-primary-container); }
  `,
})
export class PictureGallery {
  readonly pictures = input.required<readonly Picture[]>();
  protected readonly index = signal(-1);
  protected readonly isZoomed = signal(false);
  protected readonly shown = computed(() => this.pictures()[this.index()]);

  protected show(index: number): void {
    this.isZoomed.set(false);
    this.index.set(index);
  }

  protected step(by: number): void {
    const next = this.index() + by;
    if (this.pictures()[next]) this.show(next);
  }
}
