/**
 * Each document that a frame loads greets once, before its load event or after it. One that does not is not the
 * plugin's page: the page led its frame elsewhere, or what it reloaded is broken.
 */
export class GreetedDocuments {
  #waiting = 0;

  greet(): void {
    // Not below one document ahead: who greets for later ones is not believed.
    this.#waiting = Math.max(-1, this.#waiting - 1);
  }

  load(): void {
    this.#waiting += 1;
  }

  /** Whether a document is loaded that has not greeted yet. */
  get isOneSilent(): boolean {
    return this.#waiting > 0;
  }
}
