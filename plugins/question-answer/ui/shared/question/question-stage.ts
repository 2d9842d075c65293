import type { ClaimView, Held, QuestionState } from '../../../api.ts';

/** Where a question stands, in the words its asker and its teachers use. */
export type QuestionStage = 'guidance' | 'waiting' | 'being-answered' | 'answered' | 'adopted' | 'solved' | 'withdrawn' | 'held' | 'refused';

const states: readonly QuestionState[] = ['matched', 'open', 'answered', 'adopted', 'solved', 'withdrawn'];

/** Whether a word of an address is a state of questions. */
export function isQuestionState(word: string | undefined): word is QuestionState {
  return states.some((state) => state === word);
}

interface Staged {
  readonly state: QuestionState;
  readonly claim: ClaimView | null;
  readonly held?: Held;
}

const stages: Readonly<Record<Exclude<QuestionState, 'open'>, QuestionStage>> = {
  matched: 'guidance',
  answered: 'answered',
  adopted: 'adopted',
  solved: 'solved',
  withdrawn: 'withdrawn',
};

/** A claim whose time is over counts as none, also before the server's word of it arrives. */
export function questionStage({ state, claim, held }: Staged, now: number): QuestionStage {
  // What is solved or taken back needs no moderator any more.
  if (held && (state === 'matched' || state === 'open')) return held === 'waiting' ? 'held' : 'refused';
  if (state !== 'open') return stages[state];
  return claim && Date.parse(claim.endsAt) > now ? 'being-answered' : 'waiting';
}
