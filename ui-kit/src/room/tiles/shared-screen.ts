import { Component, effect, type ElementRef, input, viewChild } from '@angular/core';

/** A screen that somebody shares, as large as there is room. */
@Component({
  selector: 'fd-shared-screen',
  template: `<video #video autoplay playsinline muted [attr.aria-label]="label()"></video>`,
  styles: `
    :host { display: grid; min-width: 0; min-height: 0; height: 100%; background: var(--mat-sys-inverse-surface); }
    video { width: 100%; height: 100%; min-height: 0; object-fit: contain; }
  `,
})
export class SharedScreen {
  readonly stream = input.required<MediaStream>();
  readonly label = input.required<string>();
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');

  constructor() {
    effect(() => {
      const video = this.video().nativeElement;
      video.srcObject = this.stream();
      void video.play().catch(() => undefined);
    });
  }
}
