/** How often it was asked lately; what `setup` begins, what it returns ends. */
class Asked {
  #timer: NodeJS.Timeout | undefined;
  lately = 0;

  count(): void {
    this.lately += 1;
  }

  start(): () => void {
    this.#timer = setInterval(() => (this.lately = 0), 60_000);
    return () => clearInterval(this.#timer);
  }
}

export const asked = new Asked();
