import { Component, computed, inject, input } from '@angular/core';
import { payloadLines } from './payload-lines.ts';
import { RecordWords } from './record-words.ts';
import type { ContentPage } from './records.ts';

/** What a record says: each part by its name. */
@Component({
  selector: 'admin-payload-view',
  template: `
    <dl>
      @for (line of lines(); track $index) {
        <div>
          <dt>{{ line.name }}</dt>
          <dd>{{ line.text }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl { display: grid; gap: 6px; margin: 8px 0 0; }
    div { display: grid; grid-template-columns: minmax(90px, 160px) minmax(0, 1fr); gap: 4px 14px; }
    dt { color: var(--mat-sys-on-surface-variant); overflow-wrap: anywhere; }
    dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    @media (max-width: 599px) { div { grid-template-columns: minmax(4.5em, 28%) minmax(0, 1fr); gap: 4px 10px; } }
  `,
})
export class PayloadView {
  private readonly words = inject(RecordWords);
  readonly payload = input.required<Readonly<Record<string, unknown>>>();
  /** People and places that are named by id in it. */
  readonly names = input<ContentPage['names']>({});
  protected readonly lines = computed(() => payloadLines(this.payload(), this.words.words(this.names())));
}
