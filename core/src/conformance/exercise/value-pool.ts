const isName = (field: string) => /^(?:id|key|.*(?:Id|Key))$/.test(field);
const singular = (word: string) => word.replace(/ies$/, 'y').replace(/s$/, '').toLowerCase();

/** Of what a field is the id: `questionId` of a question; an `id` alone of what it is found with. */
const resourceOf = (field: string, around: string) => singular(/^(.+?)(?:Id|Key)s?$/.exec(field)?.[1] ?? around);

/** Lists that say nothing of what is in them. */
const isPlain = (name: string) => ['items', 'list', 'results', 'entries'].includes(name);

/** Values that replies gave, by the name of their field: what one action returns, the next one takes. */
export class ValuePool {
  readonly #byField = new Map<string, unknown[]>();
  readonly #platform: ReadonlySet<string>;

  /** @param platform what the platform itself knows: subjects, grades, places and people */
  constructor(platform: Readonly<Record<string, readonly unknown[]>> = {}) {
    this.#platform = new Set(Object.keys(platform));
    for (const [field, values] of Object.entries(platform)) this.#byField.set(field, [...values]);
  }

  /** Takes in all of a reply; `around` is what it is about, such as `questions`. */
  learn(reply: unknown, around: string, field = ''): void {
    if (Array.isArray(reply)) for (const item of reply) this.learn(item, field === '' || isPlain(field) ? around : field, field);
    else if (typeof reply === 'object' && reply !== null) {
      const within = field === '' || isPlain(field) ? around : field;
      for (const [name, value] of Object.entries(reply)) this.learn(value, within, name);
    } else if ((typeof reply === 'string' || typeof reply === 'number') && field !== '') {
      this.#add(field, reply);
      if (isName(field)) this.#add(`id of ${resourceOf(field, around)}`, reply);
    }
  }

  /** The newest first; for an id those of the same kind of thing, then any. */
  known(field: string, around: string): readonly unknown[] {
    const own = this.#byField.get(field) ?? [];
    if (!isName(field)) return own;
    const sameKind = this.#byField.get(`id of ${resourceOf(field, around)}`) ?? [];
    const others = [...this.#byField].filter(([name]) => isName(name)).flatMap(([, values]) => values);
    return [...new Set([...sameKind, ...own, ...others])];
  }

  /** Whether a text of this name refers to something, rather than being written by somebody. */
  isReference(field: string): boolean {
    return isName(field) || this.#platform.has(field) || /cursor|token|slug|code$/i.test(field);
  }

  /** Ids of the one kind of thing that a field such as `pictureIds` names. */
  ofKind(field: string): readonly unknown[] {
    return this.#byField.get(`id of ${resourceOf(field, '')}`) ?? [];
  }

  #add(field: string, value: unknown): void {
    const values = this.#byField.get(field) ?? [];
    if (values[0] === value) return;
    this.#byField.set(field, [value, ...values.filter((one) => one !== value)].slice(0, 12));
  }
}
