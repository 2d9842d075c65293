import { Component, computed, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, IconButton } from '@fudao/ui-kit';
import type { Certificate } from './admission.ts';

const zooms = [1, 1.5, 2, 3];

/** Certificates, one at a time: nearer, turned, with the others below. */
@Component({
  selector: 'admin-certificate-viewer',
  imports: [Icon, IconButton, TranslocoPipe],
  template: `
    @if (current(); as one) {
      <div class="tools" role="toolbar" [attr.aria-label]="'admission.viewer.tools' | transloco">
        <strong>{{ 'admission.certificate.' + one.kind | transloco }}</strong>
        <button
          fdIconButton
          type="button"
          [attr.aria-label]="'admission.viewer.smaller' | transloco"
          [disabled]="zoom() === 0"
          (click)="zoom.set(zoom() - 1)"
        >
          <fd-icon name="remove" />
        </button>
        <span class="fd-quiet percent">{{ percent() }}%</span>
        <button
          fdIconButton
          type="button"
          [attr.aria-label]="'admission.viewer.larger' | transloco"
          [disabled]="zoom() === last"
          (click)="zoom.set(zoom() + 1)"
        >
          <fd-icon name="add" />
        </button>
        <button fdIconButton type="button" [attr.aria-label]="'admission.viewer.turn' | transloco" (click)="turn()">
          <fd-icon name="refresh" />
        </button>
      </div>
      <div class="stage" tabindex="0" role="group" [attr.aria-label]="'admission.viewer.picture' | transloco">
        @if (one.url) {
          <div class="inner" [style.width.%]="percent()">
            <img
              [src]="one.url"
              [alt]="'admission.certificate.' + one.kind | transloco"
              [style.rotate]="turned() + 'deg'"
            />
          </div>
        } @else {
          <p class="gone"><fd-icon name="image" />{{ 'admission.viewer.gone' | transloco }}</p>
        }
      </div>
    }
    @if (certificates().length > 1) {
      <ul>
        @for (one of certificates(); track one.fileId; let index = $index) {
          <li>
            <button type="button" [attr.aria-current]="index === chosen()" (click)="choose(index)">
              @if (one.thumbnailUrl) {
                <img
                  [src]="one.thumbnailUrl"
                  [alt]="('admission.certificate.' + one.kind | transloco) + ' ' + (index + 1)"
                />
              }
            </button>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      align-content: start;
    }
    .tools {
      display: flex;
      align-items: center;
      gap: 2px;
    }
    .tools strong {
      flex: 1;
    }
    .percent {
      min-width: 3.4em;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    .stage {
      overflow: auto;
      aspect-ratio: 1;
      border-radius: var(--fd-radius);
      background: var(--mat-sys-surface-container-high);
    }
    .inner {
      aspect-ratio: 1;
    }
    .inner img {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: contain;
    }
    .gone {
      display: grid;
      place-content: center;
      justify-items: center;
      gap: 8px;
      height: 100%;
      margin: 0;
      padding: 24px;
      color: var(--mat-sys-on-surface-variant);
      text-align: center;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li button {
      display: block;
      width: 76px;
      height: 60px;
      padding: 0;
      overflow: hidden;
      border: 2px solid transparent;
      border-radius: 10px;
      background: var(--mat-sys-surface-container-high);
      cursor: pointer;
    }
    li button[aria-current='true'] {
      border-color: var(--mat-sys-primary);
    }
    li img {
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class CertificateViewer {
  readonly certificates = input.required<readonly Certificate[]>();
  protected readonly last = zooms.length - 1;
  /** Which one; the first again where others are shown. */
  protected readonly chosen = linkedSignal(() => (this.certificates(), 0));
  protected readonly current = computed(() => this.certificates()[this.chosen()]);
  protected readonly zoom = signal(0);
  protected readonly turned = signal(0);
  protected readonly percent = computed(() => zooms[this.zoom()]! * 100);

  protected choose(index: number): void {
    this.chosen.set(index);
    this.zoom.set(0);
    this.turned.set(0);
  }

  protected turn(): void {
    this.turned.update((degrees) => (degrees + 90) % 360);
  }
}
