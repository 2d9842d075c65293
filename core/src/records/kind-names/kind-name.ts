import type { Language } from '@fudao/plugin-sdk';
import { recordKindsEn } from './names.en.ts';
import { recordKindsZhCN } from './names.zh-CN.ts';

/** By room or plugin, then by what happened; `room` is what the room or plugin is called itself. */
export type KindNames = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const kindNames: Readonly<Record<Language, KindNames>> = { 'zh-CN': recordKindsZhCN, en: recordKindsEn };

/** What a kind of record is called; one that nobody has named, as a vendor's plugin may write it, is given as it is. */
export function kindName(kind: string, language: Language): string {
  const [owner = '', what] = kind.split('.');
  const all = kindNames[language];
  const names = Object.hasOwn(all, owner) ? all[owner]! : undefined;
  if (!names || what === undefined) return names?.['room'] ?? kind;
  return Object.hasOwn(names, what) ? names[what]! : `${names['room']!} · ${what}`;
}
