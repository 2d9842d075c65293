import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe } from '@fudao/ui-kit';
import { followingWords } from './following-words.ts';
import type { WantedChanges } from './wanted-changes.ts';

/** What a change does, line by line: from what to what. */
@Component({
  selector: 'admin-changes-list',
  imports: [LocalTextPipe, TranslocoPipe],
  template: `
    <ul>
      @if (changes().state; as state) {
        <li>{{ 'plugins.' + state | transloco }}</li>
      }
      @if (changes().following; as move) {
        @let from = words(move.from);
        @let to = words(move.to);
        <li>{{ from.text | transloco: from.values }} → {{ to.text | transloco: to.values }}</li>
      }
      @for (setting of changes().settings; track setting.title.en) {
        <li>{{ setting.title | localText }}{{ 'colon' | transloco }}{{ setting.from | localText }} → {{ setting.to | localText }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding-inline-start: 1.2em;
    }
  `,
})
export class ChangesList {
  readonly changes = input.required<Pick<WantedChanges, 'state' | 'following' | 'settings'>>();
  protected readonly words = followingWords;
}
