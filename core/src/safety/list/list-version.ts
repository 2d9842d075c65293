import { errors } from '../errors.ts';
import { firstList } from '../screening/first-list.ts';
import type { ListedWord, WordList } from '../screening/word-list.ts';

export const cityScope = 'city';
/** `city`, or a district's id. */
export const scopeFor = (districtId: string | null): string => districtId ?? cityScope;

export interface ListVersion {
  readonly scope: string;
  /** Counts up from 1. */
  readonly number: number;
  readonly list: WordList;
  readonly note: string;
  /** The version that this one put back. */
  readonly restores: number | null;
  readonly byId: string;
  readonly at: number;
}

/** What holds where nobody has changed anything yet. */
export const listBefore = (scope: string): WordList => (scope === cityScope ? firstList : { words: [], allowedLinks: [] });

/** A district adds words; where both have one, the stricter counts. */
export function merged(city: WordList, district: WordList): WordList {
  return { words: [...city.words, ...district.words], allowedLinks: city.allowedLinks };
}

const host = /^(?=.{4,100}$)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,20}$/;

const keyOf = ({ word, uses }: ListedWord) => `${word.toLowerCase()} ${[...uses].sort().join(',')}`;

/** As it is kept: without blanks and doubles, in the order given. @throws where a host is none */
export function tidyList({ words, allowedLinks }: WordList): WordList {
  const tidy = words.map((one) => ({ ...one, word: one.word.trim(), uses: [...new Set(one.uses)].sort() })).filter(({ word }) => word !== '');
  const hosts = [...new Set(allowedLinks.map((one) => one.trim().toLowerCase()).filter((one) => one !== ''))];
  for (const one of hosts) if (!host.test(one)) throw errors.HOST_UNFIT({ host: one });
  return { words: [...new Map(tidy.map((one) => [keyOf(one), one])).values()], allowedLinks: hosts };
}
