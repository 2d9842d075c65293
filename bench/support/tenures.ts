/** When a district may have been served by a release; moments in milliseconds. */
interface Tenure {
  readonly version: string;
  readonly from: number;
  until: number;
}

/**
 * Which release each district was on, and when. A switch takes a moment, from before it is asked for until it is
 * acknowledged: within it both releases are right, before and after it only one.
 */
export class Tenures {
  readonly #byDistrict = new Map<string, Tenure[]>();

  /** @param asked before the switch was asked for; @param done when it was acknowledged */
  switched(district: string, version: string, asked: number, done: number): void {
    const tenures = this.#byDistrict.get(district) ?? [];
    const last = tenures.at(-1);
    if (last?.version === version) return;
    if (last) last.until = done;
    this.#byDistrict.set(district, [...tenures, { version, from: asked, until: Infinity }]);
  }

  /** Whether a request that was sent and answered at these moments may have this answer. */
  isRight(district: string, version: string, sent: number, answered: number): boolean {
    const tenures = this.#byDistrict.get(district) ?? [];
    return tenures.some((tenure) => tenure.version === version && tenure.from <= answered && sent <= tenure.until);
  }

  /** Which releases would have been right, and how long after or before the answer they were. */
  tell(district: string, sent: number, answered: number): string {
    const tenures = this.#byDistrict.get(district) ?? [];
    const parts = tenures.map(({ version, from, until }) => `${version} ${Math.round(from - answered)}..${Math.round(until - sent)} ms`);
    return parts.join(', ');
  }
}
