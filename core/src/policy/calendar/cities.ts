import type { CallAction } from '@fudao/plugin-sdk';
import { addDays, dayAt, localDateOf, momentOf, weekAt, type LocalDate } from '../../runtime/city-time/index.ts';
import type { City } from '../engine/city.ts';
import type { Span } from '../engine/constraint.ts';
import { inBoth } from '../engine/spans.ts';
import { KeptReading } from '../kept-reading.ts';
import { minutesOf } from '../rules/contradiction.ts';
import type { Rules } from '../rules/rules-schema.ts';
import { rememberStretches } from './remember-stretches.ts';

interface Day {
  readonly date: LocalDate;
  readonly isSchoolDay: boolean;
}

interface Known {
  readonly schoolDays: readonly LocalDate[];
  readonly knownUntil: number;
  /** When tutoring is open, by the hours that were asked for. */
  readonly windows: Map<string, readonly Span[]>;
}

/** How far a refusal looks ahead for the next moment; beyond it nothing is promised. */
const daysAhead = 380;
/** Lesson times of before are asked for late, e.g. when an answer is adopted. */
const daysBack = 10;
const keptMs = 5_000;
const mostKept = 400;

type Hours = Rules['tutoringHours'];

/** School days by district, as this node last asked for them. */
export class Cities {
  private readonly timeZone: string;
  private readonly call: CallAction;
  private readonly known = new Map<string, KeptReading<Known>>();

  constructor(timeZone: string, call: CallAction) {
    this.timeZone = timeZone;
    this.call = call;
  }

  forget(): void {
    for (const kept of this.known.values()) kept.forget();
  }

  /** The day and week that a moment lies in. */
  readonly dayOf = rememberStretches((at) => dayAt(at, this.timeZone));
  readonly weekOf = rememberStretches((at) => weekAt(at, this.timeZone));

  /**
   * The city as the people of some districts have it together.
   * @param around the moment in question; days long before or after it are not known
   */
  async cityFor(districtIds: readonly (string | null)[], hours: Hours, around: number, now: number): Promise<City> {
    const from = addDays(localDateOf(around, this.timeZone), -daysBack);
    const ids = [...new Set(districtIds)];
    const all = await Promise.all((ids.length > 0 ? ids : [null]).map((id) => this.daysOf(id, from, now)));
    const windows = all.map((known) => this.windowsOf(known, hours));
    return {
      dayOf: this.dayOf,
      weekOf: this.weekOf,
      openWindows: windows.reduce((common, more) => [...inBoth(common, more)]),
      knownUntil: all[0]!.knownUntil,
    };
  }

  private daysOf(districtId: string | null, from: LocalDate, now: number): Promise<Known> {
    const key = `${from} ${districtId ?? ''}`;
    const kept = this.known.get(key) ?? new KeptReading<Known>(keptMs);
    if (!this.known.has(key) && this.known.size >= mostKept) this.known.clear();
    this.known.set(key, kept);
    return kept.read(now, (before) => this.readDays(districtId, from, before));
  }

  private async readDays(districtId: string | null, from: LocalDate, before: Known | undefined): Promise<Known> {
    const after = addDays(from, daysBack + daysAhead);
    const { items } = await this.call<{ items: Day[] }>('organisation.calendar', { from, to: addDays(after, -1), ...(districtId && { districtId }) });
    const schoolDays = items.filter(({ isSchoolDay }) => isSchoolDay).map(({ date }) => date);
    if (before?.schoolDays.join() === schoolDays.join()) return before;
    return { schoolDays, knownUntil: momentOf(after, 0, this.timeZone), windows: new Map() };
  }

  private windowsOf({ windows, schoolDays }: Known, { from, to }: Hours): readonly Span[] {
    const key = `${from} ${to}`;
    const made = windows.get(key) ?? this.openOn(schoolDays, minutesOf(from), minutesOf(to));
    windows.set(key, made);
    return made;
  }

  private openOn(dates: readonly LocalDate[], open: number, close: number): Span[] {
    return dates
      .map((date) => ({ from: momentOf(date, open, this.timeZone), to: momentOf(date, close, this.timeZone) }))
      // Where the clocks leap over the hours, that day has none.
      .filter(({ from, to }) => from < to);
  }
}
