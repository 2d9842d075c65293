import type { Static } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { screen, type PreparedList } from '../screening/screen.ts';
import type { DemandParams, Demanded } from './list-schemas.ts';

type Texts = Static<typeof DemandParams>['texts'];

/** Screens what one person writes to another in several fields at once. @throws the refusal, which says where it is */
export function demandClean(texts: Texts, list: PreparedList): Static<typeof Demanded> {
  const findings = texts.flatMap(({ field, text }) => {
    const { verdict, findings } = screen(text, list);
    const refused = verdict === 'refused' ? findings.find(({ isClear }) => isClear) : undefined;
    if (refused) {
      const { kind, start, length } = refused;
      const create = kind === 'word' ? errors.WORDS : errors.CONTACT_DETAILS;
      throw create({ field, kind, start, length, found: text.slice(start, start + length) });
    }
    return findings.map(({ kind, start, length }) => ({ field, kind, start, length }));
  });
  return { verdict: findings.length > 0 ? 'held' : 'clean', findings };
}
