import { freezeCaller } from '@fudao/plugin-sdk';
import type { CallFacts, PersonFacts } from '../wire/messages.ts';

/** Who the core has said that the callers are, by its numbers for them: it says how many there are at most. */
export class FactsBook {
  readonly #people = new Map<number, PersonFacts>();

  read({ who, caller, districtId, settings, may }: CallFacts): PersonFacts {
    if (caller === undefined) return this.#people.get(who)!;
    const person = { caller: freezeCaller(caller), districtId: districtId!, settings: Object.freeze(settings!), may: may! };
    this.#people.set(who, person);
    return person;
  }
}
