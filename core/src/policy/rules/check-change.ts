import type { LocalText } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { contradictionsIn } from './contradiction.ts';
import type { RuleBook } from './rule-book.ts';
import type { Rules } from './rules-schema.ts';
import { loosenessOf, ruleFields, type Looseness, type Tightening } from './tighten.ts';
import { cityScope, scopeOf } from './versions.repository.ts';

function nameOf({ path, reason, city }: Looseness): LocalText {
  const { schema } = ruleFields.find((field) => field.path === path)!;
  const title = schema['x-title'] as LocalText;
  const value = Array.isArray(city) ? city.join(', ') : String(city);
  return reason === 'city-only'
    ? { 'zh-CN': `“${title['zh-CN']}”由全市统一规定`, en: `"${title.en}" is the city's alone` }
    : { 'zh-CN': `“${title['zh-CN']}”全市为 ${value}，不能放宽`, en: `"${title.en}" is ${value} in the city and cannot be loosened` };
}

const joined = (texts: readonly LocalText[]): LocalText => ({
  'zh-CN': texts.map((text) => text['zh-CN']).join('；'),
  en: texts.map((text) => text.en).join('; '),
});

interface Change {
  /** Null for the city's. */
  readonly districtId: string | null;
  readonly rules: Rules | Tightening;
  readonly effectiveFrom: number;
}

/** @throws with the reason, in a sentence */
export function checkChange(book: RuleBook, { districtId, rules, effectiveFrom }: Change, districtIds: readonly string[]): void {
  if (districtId !== null) {
    const loose = loosenessOf(book.cityAt(effectiveFrom), rules as Tightening);
    if (loose.length > 0) throw errors.LOOSER({ rules: joined(loose.map(nameOf)) });
  }
  checkTogether(book.with({ scope: scopeOf(districtId), rules, effectiveFrom }), effectiveFrom, districtId, districtIds);
}

/**
 * What the city and the districts set goes together, from a moment on and whenever a planned change takes effect after
 * it: the city may have planned what goes with a district's rules of today and not with those of next week.
 * @param districtId whose rules change, where it is not the city's: others are not looked at
 * @throws with the reason, in a sentence
 */
export function checkTogether(book: RuleBook, from: number, districtId: string | null, districtIds: readonly string[]): void {
  for (const id of districtId === null ? [null, ...districtIds] : [districtId]) {
    const scopes = id === null ? [cityScope] : [cityScope, scopeOf(id)];
    const named = id === districtId ? undefined : id;
    for (const at of [from, ...book.changesAfter(scopes, from)]) {
      demandConsistent(book.rulesAt(id === null ? [] : [id], at).rules, named);
    }
  }
}

function demandConsistent(rules: Rules, districtId?: string | null): void {
  const [contradiction] = contradictionsIn(rules);
  if (!contradiction) return;
  const within = districtId && { 'zh-CN': `加上 ${districtId} 区的规定，`, en: `with what district ${districtId} set, ` };
  const reason = within ? { 'zh-CN': within['zh-CN'] + contradiction['zh-CN'], en: within.en + contradiction.en } : contradiction;
  throw errors.CONTRADICTION({ reason });
}
