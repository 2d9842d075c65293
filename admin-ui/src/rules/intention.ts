import { newIdempotencyKey } from '@fudao/ui-kit';

/** What a person means to do: one key as long as the content is the same, so that a retry does nothing twice. */
export class Intention {
  private content = '';
  private key = '';

  keyFor(content: unknown): string {
    const now = JSON.stringify(content);
    if (now !== this.content) [this.content, this.key] = [now, newIdempotencyKey()];
    return this.key;
  }
}
