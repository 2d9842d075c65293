import { inject, Injectable, signal } from '@angular/core';
import { ApiClient, newIdempotencyKey } from '@fudao/ui-kit';

export interface Card {
  readonly id: string;
  readonly front: string;
  readonly back: string;
}

/** The student's cards as this app knows them; lives as long as this version of the interface. */
@Injectable()
export class CardsStore {
  private readonly api = inject(ApiClient);
  readonly cards = signal<readonly Card[] | undefined>(undefined);
  readonly hasFailed = signal(false);

  load(): void {
    this.api.get<{ items: Card[] }>('/api/study-cards/cards', { limit: 50 }).subscribe({
      next: ({ items }) => this.cards.set(items),
      error: () => this.hasFailed.set(true),
    });
  }

  add(front: string, back: string): void {
    const options = { idempotencyKey: newIdempotencyKey() };
    this.api.post<Card>('/api/study-cards/cards', { front, back }, options).subscribe({
      next: (card) => this.cards.update((cards = []) => [card, ...cards]),
      error: () => this.hasFailed.set(true),
    });
  }
}
