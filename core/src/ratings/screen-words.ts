import type { CallAction } from '@fudao/plugin-sdk';

/** Why words should not be shown before a person has read them. */
export type Doubt = 'contact' | 'link' | 'language';

interface Screening {
  readonly findings: readonly { readonly kind: string }[];
}

const doubts: Readonly<Record<string, Doubt>> = { link: 'link', word: 'language' };

/** What the platform's screening doubts about words; null where it finds nothing. It refuses none: whoever must rate is not to be stuck. */
export async function doubtAbout(call: CallAction, words: string): Promise<Doubt | null> {
  const { findings } = await call<Screening>('safety.screen', { text: words, use: 'words' });
  const found = findings.map(({ kind }) => doubts[kind] ?? 'contact');
  return (['contact', 'link', 'language'] as const).find((one) => found.includes(one)) ?? null;
}
