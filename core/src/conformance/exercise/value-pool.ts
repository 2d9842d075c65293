/** Values that replies gave, by the name of their field: what one action returns, the next one takes. */
export class ValuePool {
  readonly #byField = new Map<string, unknown[]>();

  /** Takes in all of a reply. */
  learn(reply: unknown, field = ''): void {
    if (Array.isArray(reply)) for (const item of reply) this.learn(item, field);
    else if (typeof reply === 'object' && reply !== null) {
      for (const [name, value] of Object.entries(reply)) this.learn(value, name);
    } else if ((typeof reply === 'string' || typeof reply === 'number') && field) this.#add(field, reply);
  }

  /** The newest first; an id is taken wherever it was called one. */
  known(field: string): readonly unknown[] {
    const own = this.#byField.get(field) ?? [];
    if (!/^(?:id|key|.*(?:Id|Key))$/.test(field)) return own;
    const others = [...this.#byField].filter(([name]) => name !== field && /^(?:id|key|.*(?:Id|Key))$/.test(name));
    return [...own, ...others.flatMap(([, values]) => values)];
  }

  #add(field: string, value: unknown): void {
    const values = this.#byField.get(field) ?? [];
    if (values[0] === value) return;
    this.#byField.set(field, [value, ...values.filter((one) => one !== value)].slice(0, 12));
  }
}
