/** How often it was asked lately; what `setup` begins, what it returns ends. */
class Calls {
  #timer: NodeJS.Timeout | undefined;
  #users = 0;
  lately = 0;

  count(): void {
    this.lately += 1;
  }

  start(): () => void {
    this.#users += 1;
    this.#timer ??= setInterval(() => (this.lately = 0), 60_000);
    return () => {
      this.#users -= 1;
      if (this.#users > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }
}

export const calls = new Calls();
