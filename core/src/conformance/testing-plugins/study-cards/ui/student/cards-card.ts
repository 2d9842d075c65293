import { Component, inject, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { CardsStore } from './cards-store.ts';

/** The cards on the home page. */
@Component({
  selector: 'cards-card',
  imports: [Button, RouterLink, TranslocoPipe],
  template: `
    <h2>{{ 'study-cards.heading' | transloco }}</h2>
    @if (store.cards(); as cards) { <p>{{ 'study-cards.count' | transloco: { count: cards.length } }}</p> }
    <a fdButton="tonal" routerLink="/p/study-cards/cards">{{ 'study-cards.open' | transloco }}</a>
  `,
  styles: `:host { display: grid; gap: 8px; justify-items: start; padding: 16px; }`,
})
export class CardsCard implements OnInit {
  protected readonly store = inject(CardsStore);

  ngOnInit(): void {
    this.store.load();
  }
}
