import { newIdempotencyKey } from '@fudao/ui-kit';

/** One key for one content: what is sent again after a lost answer happens once. */
export class Repeatable {
  private last: { readonly content: string; readonly key: string } | null = null;

  keyFor(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.last?.content !== text) this.last = { content: text, key: newIdempotencyKey() };
    return this.last.key;
  }

  /** It has happened; the same content again is another deed. */
  fulfilled(): void {
    this.last = null;
  }
}
