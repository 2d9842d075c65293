import type { Cities } from './calendar/cities.ts';
import type { CurrentRules } from './rules/current-rules.ts';
import type { CurrentSuspensions } from './reservations/current-suspensions.ts';
import type { Rules } from './rules/rules-schema.ts';
import type { Tightening } from './rules/tighten.ts';

/** What the room's actions share. */
export interface PolicyParts {
  /** What holds where the city never changed anything. */
  readonly start: Rules;
  readonly rules: CurrentRules;
  readonly cities: Cities;
  readonly suspensions: CurrentSuspensions;
  readonly timeZone: string;
  /** @throws where it is not of the schema of the city's rules, or of a district's */
  parse(districtId: string | null, rules: unknown): Rules | Tightening;
  /** A demo city has evenings behind it on its first day: the platform itself, and no plugin, plays them afterwards. */
  readonly isDemo: boolean;
  /** Makes every node read rules and calendar again. */
  tellNodes(): void;
}
