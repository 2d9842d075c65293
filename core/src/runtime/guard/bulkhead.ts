import type { GuardedCall } from './guarded-call.ts';

/**
 * The places of a release on this node: what runs holds one, so that a release that hangs cannot take all
 * memory and connections with it. A list linked through the calls: taking and leaving allocates nothing.
 */
export class Bulkhead {
  readonly #places: number;
  #first: GuardedCall | undefined;
  #taken = 0;

  constructor(places: number) {
    this.#places = places;
  }

  get taken(): number {
    return this.#taken;
  }

  get isFull(): boolean {
    return this.#taken >= this.#places;
  }

  enter(call: GuardedCall): void {
    call.next = this.#first;
    if (this.#first) this.#first.previous = call;
    this.#first = call;
    this.#taken += 1;
  }

  leave(call: GuardedCall): void {
    const { previous, next } = call;
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
    call.previous = call.next = undefined;
    this.#taken -= 1;
  }

  /** Those that hold a place; the list may change while it is read. */
  calls(): GuardedCall[] {
    const all: GuardedCall[] = [];
    for (let call = this.#first; call; call = call.next) all.push(call);
    return all;
  }
}
