import { localDateOf, type LocalDate } from '../runtime/city-time/index.ts';

const minuteMs = 60_000;

/** The city's day, asked for on every call: worked out once a minute, at which days begin. */
export class CityDay {
  readonly #timeZone: string;
  readonly #now: () => Date;
  #minute = NaN;
  #date: LocalDate = '';

  constructor(timeZone: string, now: () => Date) {
    this.#timeZone = timeZone;
    this.#now = now;
  }

  today(): LocalDate {
    const now = this.#now().getTime();
    const minute = Math.floor(now / minuteMs);
    if (minute !== this.#minute) [this.#minute, this.#date] = [minute, localDateOf(now, this.#timeZone)];
    return this.#date;
  }

  dateOf(moment: number): LocalDate {
    return localDateOf(moment, this.#timeZone);
  }
}
