import { Component, computed, input, output } from '@angular/core';
import { Button } from '../../src/button/button.ts';
import { Icon } from '../../src/icon/icon.ts';
import { LocalTextPipe } from '../../src/texts/local-text.pipe.ts';
import { MomentPipe } from '../../src/time/moment.pipe.ts';
import { isOpen, type DataRequest } from './my-data.ts';
import { words } from './my-data-words.ts';

/** One request: how it stands, by when it is answered, and what can be done with it. */
@Component({
  selector: 'fd-data-request',
  imports: [Button, Icon, LocalTextPipe, MomentPipe],
  template: `
    @let one = request();
    <article class="fd-card">
      <h3>
        <fd-icon [name]="one.kind === 'export' ? 'download' : 'delete'" />
        <span class="grow">{{ (one.kind === 'export' ? words.exportName : words.erasureName) | localText }}</span>
        <span class="fd-chip" [class]="tone()">{{ words.state[one.state] | localText }}</span>
      </h3>
      <p class="fd-quiet">
        {{ words.askedOn | localText }}{{ one.askedAt | moment: 'full' }}
        @if (one.askedBy === 'guardian') {
          · {{ words.byGuardian | localText }}
        }
      </p>
      @if (isOpen()) {
        <p>{{ words.due | localText }}{{ one.dueAt | moment: 'full' }}</p>
      }
      @if (one.note; as note) {
        <p class="note">{{ words.note | localText }}{{ note }}</p>
      }
      @if (one.keptUntil; as until) {
        <p>{{ words.until | localText }}{{ until | moment: 'full' }}</p>
        <button fdButton type="button" [busy]="busy()" [disabled]="busy()" (click)="taken.emit()"><fd-icon name="download" />{{ words.download | localText }}</button>
      } @else if (one.kind === 'export' && one.state === 'done') {
        <p class="fd-quiet">{{ words.past | localText }}</p>
      }
      @if (one.mayWithdraw) {
        <button fdButton="outlined" type="button" [disabled]="busy()" (click)="withdrawn.emit()">{{ words.withdraw | localText }}</button>
      }
    </article>
  `,
  styles: `
    :host {
      display: block;
    }
    h3 {
      display: flex;
      align-items: center;
      gap: 10px;
      margin: 0;
      font-size: 1rem;
    }
    .grow {
      flex: 1;
    }
    p {
      margin: 6px 0 0;
      overflow-wrap: anywhere;
    }
    button {
      margin-top: 12px;
    }
  `,
})
export class RequestCard {
  readonly request = input.required<DataRequest>();
  readonly busy = input(false);
  readonly withdrawn = output<void>();
  readonly taken = output<void>();
  protected readonly words = words;
  protected readonly isOpen = computed(() => isOpen(this.request()));
  protected readonly tone = computed(() => {
    const { state } = this.request();
    if (state === 'done') return 'good';
    if (state === 'refused') return 'caution';
    return this.isOpen() ? 'accent' : '';
  });
}
