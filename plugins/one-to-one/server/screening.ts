import type { CallAction, Work } from '@fudao/plugin-sdk';

interface Screened {
  readonly verdict: 'clean' | 'held';
  readonly findings: readonly { readonly kind: string }[];
}

/** Why a moderator is to look at a text before the other one sees it. */
export type Doubt = 'insult' | 'contact';

/**
 * What one person writes to another is looked through before it is kept: contact details, links and words that hurt are
 * refused with their place, and what was written stays in the form.
 * @throws the refusal, with its sentence
 */
export async function demandClean({ call }: { call: CallAction }, use: 'question' | 'chat', text: string): Promise<Doubt | null> {
  if (text === '') return null;
  const { verdict, findings } = await call<Screened>('safety.demandClean', { use, texts: [{ field: 'text', text }] });
  if (verdict === 'clean') return null;
  return findings.every(({ kind }) => kind === 'word') ? 'insult' : 'contact';
}

/** Brings what is held before a moderator, with the commit that keeps it. */
export function flag(work: Work, reason: Doubt, doubtful: { kind: 'message'; id: string; authorId: string; text: string }): void {
  work.defer('safety.flag', { ...doubtful, reason });
}
