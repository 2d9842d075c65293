import type { LockingSqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import type { OnceGuard } from './handler-context.ts';
import { AlreadyDone } from './idempotency.ts';

/** Marks in the consumer's own transaction that it has had an event, so that a second delivery does nothing. */
export class EventDelivery implements OnceGuard {
  readonly #eventId: string;
  readonly #consumer: string;
  readonly #at: number;

  constructor(eventId: string, consumer: string, at: Date) {
    this.#eventId = eventId;
    this.#consumer = consumer;
    this.#at = at.getTime();
  }

  async begin(db: LockingSqlScope): Promise<void> {
    try {
      await db.insert('runtime_deliveries', {
        event_id: this.#eventId,
        consumer: this.#consumer,
        delivered_at: this.#at,
      });
    } catch (error) {
      if (error instanceof UniqueViolation) throw new AlreadyDone();
      throw error;
    }
  }

  complete(): Promise<void> {
    return Promise.resolve();
  }
}
