import { Injectable } from '@angular/core';
import { newIdempotencyKey } from '@fudao/ui-kit';

interface Intention {
  readonly content: string;
  readonly key: string;
}

/**
 * Idempotency keys by intention: the same thing sent again, after a lost answer or a double tap, has
 * the same key; once its content changes it is another thing.
 */
@Injectable()
export class IntentionKeys {
  private readonly intentions = new Map<string, Intention>();

  /** @param purpose what is done to what, e.g. `adopt/<answer id>` */
  keyFor(purpose: string, content: unknown = null): string {
    const text = JSON.stringify(content);
    const known = this.intentions.get(purpose);
    if (known?.content === text) return known.key;
    const key = newIdempotencyKey();
    this.intentions.set(purpose, { content: text, key });
    return key;
  }

  /** It has happened; doing it again would be another intention. */
  fulfilled(purpose: string): void {
    this.intentions.delete(purpose);
  }
}
