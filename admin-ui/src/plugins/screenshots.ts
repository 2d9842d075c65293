import { Component, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Dialog, LocalTextPipe } from '@fudao/ui-kit';
import type { PluginDetail } from './plugin.ts';

/** How a plugin looks: a row of pictures, each to be opened large. */
@Component({
  selector: 'admin-screenshots',
  imports: [Dialog, LocalTextPipe, TranslocoPipe],
  template: `
    <ul [attr.aria-label]="'plugins.screenshots' | transloco">
      @for (picture of screenshots(); track picture.url) {
        <li>
          <button type="button" (click)="shown.set(picture)">
            <img [src]="picture.url" [alt]="picture.alt | localText" loading="lazy" />
          </button>
        </li>
      }
    </ul>
    @if (shown(); as picture) {
      <fd-dialog [open]="true" [heading]="'plugins.screenshots' | transloco" (closed)="shown.set(null)">
        <img class="large" [src]="picture.url" [alt]="" />
        <p>{{ picture.alt | localText }}</p>
      </fd-dialog>
    }
  `,
  styles: `
    :host {
      display: block;
      --fd-dialog-width: 960px;
    }
    ul {
      display: flex;
      gap: 12px;
      margin: 0;
      padding: 4px;
      overflow-x: auto;
      list-style: none;
    }
    li {
      flex: none;
    }
    button {
      display: block;
      padding: 0;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: none;
      overflow: hidden;
      cursor: zoom-in;
    }
    button img {
      display: block;
      height: 220px;
      width: auto;
    }
    .large {
      display: block;
      max-width: 100%;
      max-height: 62dvh;
      margin: 0 auto;
      border-radius: 12px;
    }
    p {
      margin: 12px 0 0;
      text-align: center;
    }
  `,
})
export class Screenshots {
  readonly screenshots = input.required<PluginDetail['screenshots']>();
  protected readonly shown = signal<PluginDetail['screenshots'][number] | null>(null);
}
