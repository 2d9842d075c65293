import { findContacts } from './find-contacts.ts';
import { findPhones } from './find-phones.ts';
import { findWords, matchersFor, type WordMatchers } from './find-words.ts';
import type { Finding, Found } from './finding.ts';
import { placeOf, readText } from './screened-text.ts';
import type { Use, WordList } from './word-list.ts';

export type Verdict = 'clean' | 'held' | 'refused';

export interface Screening {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** A list made ready for one use. */
export interface PreparedList {
  readonly use: Use;
  readonly allowedLinks: readonly string[];
  readonly matchers: WordMatchers;
}

export function prepareList(list: WordList, use: Use): PreparedList {
  return { use, allowedLinks: list.allowedLinks.map((host) => host.toLowerCase()), matchers: matchersFor(list, use) };
}

/** Of findings that lie over one another the clear ones stay, then the longest. */
function withoutOverlaps(all: readonly Found[]): Found[] {
  const best = [...all].sort((a, b) => Number(b.isClear) - Number(a.isClear) || b.to - b.from - (a.to - a.from));
  const kept: Found[] = [];
  for (const one of best) if (!kept.some(({ from, to }) => one.from < to && from < one.to)) kept.push(one);
  return kept.sort((a, b) => a.from - b.from);
}

/**
 * Looks through what somebody wrote before anybody else sees it: contact details (no private contact outside of the
 * platform) and listed words. The words of a rating are never refused: whoever must rate is not to be stuck over them,
 * and a moderator reads them before the teacher does.
 */
export function screen(text: string, list: PreparedList): Screening {
  const read = readText(text);
  const all = [...findPhones(read), ...findContacts(read, list.allowedLinks), ...findWords(read, list.matchers)];
  const findings = withoutOverlaps(all).map(({ kind, from, to, isClear }) => ({ kind, ...placeOf(read, from, to), isClear }));
  if (findings.length === 0) return { verdict: 'clean', findings };
  const isRefused = list.use !== 'words' && findings.some(({ isClear }) => isClear);
  return { verdict: isRefused ? 'refused' : 'held', findings };
}
