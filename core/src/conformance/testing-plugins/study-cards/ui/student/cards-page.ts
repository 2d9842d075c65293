import { Component, inject, type OnInit, signal } from '@angular/core';
import { Button, EmptyState, Loading, Page } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { CardsStore } from './cards-store.ts';

/** The student's cards, and the way to make one. */
@Component({
  selector: 'cards-page',
  imports: [Button, EmptyState, Loading, Page, TranslocoPipe],
  template: `
    <fd-page [heading]="'study-cards.heading' | transloco">
      <form (submit)="$event.preventDefault(); add()">
        <label for="card-front">{{ 'study-cards.front' | transloco }}</label>
        <input id="card-front" [value]="front()" (input)="front.set($any($event.target).value)" />
        <label for="card-back">{{ 'study-cards.back' | transloco }}</label>
        <input id="card-back" [value]="back()" (input)="back.set($any($event.target).value)" />
        <button fdButton type="submit">{{ 'study-cards.add' | transloco }}</button>
      </form>
      @if (store.hasFailed()) { <p role="alert">{{ 'study-cards.failed' | transloco }}</p> }
      @if (store.cards(); as cards) {
        @if (cards.length === 0) { <fd-empty-state icon="style" [heading]="'study-cards.empty' | transloco" /> }
        <ul [attr.aria-label]="'study-cards.heading' | transloco">
          @for (card of cards; track card.id) { <li><strong>{{ card.front }}</strong><span>{{ card.back }}</span></li> }
        </ul>
      } @else { <fd-loading [rows]="2" /> }
    </fd-page>
  `,
  styles: `
    form { display: grid; gap: 8px; max-width: 480px; }
    input { min-height: 44px; padding-inline: 12px; font: inherit; }
    ul { display: grid; gap: 12px; padding: 0; list-style: none; }
    li { display: grid; gap: 4px; padding: 12px; border-radius: 12px; background: var(--mat-sys-surface-container); }
  `,
})
export class CardsPage implements OnInit {
  protected readonly store = inject(CardsStore);
  protected readonly front = signal('');
  protected readonly back = signal('');

  ngOnInit(): void {
    this.store.load();
  }

  protected add(): void {
    if (this.front().trim() === '' || this.back().trim() === '') return;
    this.store.add(this.front(), this.back());
    this.front.set('');
    this.back.set('');
  }
}
