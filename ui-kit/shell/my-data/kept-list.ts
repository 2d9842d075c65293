import { Component, input } from '@angular/core';
import { Icon } from '../../src/icon/icon.ts';
import { LocalTextPipe } from '../../src/texts/local-text.pipe.ts';
import { durationWords, type Kept } from './my-data.ts';
import { words } from './my-data-words.ts';

/** What rooms or plugins keep of somebody, each to unfold. */
@Component({
  selector: 'fd-kept-list',
  imports: [Icon, LocalTextPipe],
  template: `
    @for (one of kept(); track one.id) {
      <details class="fd-card">
        <summary>
          <span class="grow">{{ one.name | localText }}</span
          ><fd-icon name="expand_more" />
        </summary>
        <ul>
          @for (what of one.holds; track what) {
            <li>{{ what | localText }}</li>
          }
        </ul>
        @if (one.retention; as duration) {
          <p class="fd-quiet">{{ words.retention | localText }}{{ durationWords(duration) | localText }}</p>
        }
        @if (one.stays.length) {
          <p class="stays">{{ words.stays | localText }}</p>
          <ul>
            @for (what of one.stays; track what) {
              <li>{{ what | localText }}</li>
            }
          </ul>
        }
      </details>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    details,
    details + details {
      margin: 0;
      padding: 0;
    }
    summary {
      display: flex;
      align-items: center;
      min-height: 48px;
      padding: 0 16px;
      font-weight: 600;
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    .grow {
      flex: 1;
    }
    details[open] fd-icon {
      rotate: 180deg;
    }
    ul {
      margin: 0;
      padding: 0 16px 14px 36px;
    }
    li {
      margin-bottom: 4px;
    }
    p {
      margin: 0;
      padding: 0 16px 12px;
    }
    .stays {
      padding-bottom: 4px;
      font-weight: 600;
    }
  `,
})
export class KeptList {
  readonly kept = input.required<readonly Kept[]>();
  protected readonly words = words;
  protected readonly durationWords = durationWords;
}
