import type { Caller } from '@fudao/plugin-sdk';
import type { ConsentAsk } from '../plugin-manager/node/consent-ask.ts';
import type { PluginRef } from '../runtime/host/authorise.ts';
import { asksOf, type Ask } from './ask.ts';
import type { ConsentMemory } from './consent-memory.ts';
import type { ConsentPolicy } from './consent-policy.ts';
import type { CityDay } from './city-day.ts';

type Place = Pick<Caller, 'districtId' | 'schoolId'>;

export interface ConsentOptions {
  /** What the plugins that are enabled for somebody ask for. */
  pluginAsksFor(place: Place): readonly ConsentAsk[];
  /** What a release asks for; undefined where it needs nobody's consent. */
  pluginAskOf(plugin: PluginRef): ConsentAsk | undefined;
}

/** What the room's actions share. */
export interface ConsentParts extends ConsentOptions {
  readonly policy: ConsentPolicy;
  readonly timeZone: string;
  readonly day: CityDay;
  readonly memory: ConsentMemory;
  /** Makes every node forget what it knows of a student. */
  tellNodes(studentIds: readonly string[]): void;
}

export const asksFor = ({ policy, pluginAsksFor }: Pick<ConsentParts, 'policy' | 'pluginAsksFor'>, place: Place): Ask[] =>
  asksOf(policy, pluginAsksFor(place));
