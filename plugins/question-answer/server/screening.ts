import type { CallAction, Work } from '@fudao/plugin-sdk';
import type { Held } from '../api.ts';

type Asked = { readonly call: CallAction };

interface Screened {
  readonly verdict: 'clean' | 'held';
  readonly findings: readonly { readonly kind: string }[];
}

/** Why a moderator is to look at a text before it shows. */
export type Doubt = 'insult' | 'contact';

/**
 * What one person writes to another is looked through before it is kept: contact details, links and words that hurt are
 * refused with their place, and what was written stays in the form.
 * @throws the refusal, with its sentence
 */
export async function demandClean({ call }: Asked, use: 'question' | 'answer' | 'chat', texts: Record<string, string>): Promise<Doubt | null> {
  const fields = Object.entries(texts).map(([field, text]) => ({ field, text }));
  const { verdict, findings } = await call<Screened>('safety.demandClean', { use, texts: fields });
  if (verdict === 'clean') return null;
  return findings.every(({ kind }) => kind === 'word') ? 'insult' : 'contact';
}

export const heldFor = (doubt: Doubt | null): Held | null => (doubt === null ? null : 'waiting');

export type HeldKind = 'question' | 'answer' | 'follow-up' | 'reply';

/** Brings what is held before a moderator, with the commit that keeps it. */
export function flag(work: Work, reason: Doubt | null, doubtful: { kind: HeldKind; id: string; authorId: string; text: string }): void {
  if (reason !== null) work.defer('safety.flag', { ...doubtful, reason });
}
