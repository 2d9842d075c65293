import type { Caller } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';

export type ProposalState = 'pending' | 'accepted' | 'returned';

export interface Reviewable {
  readonly state: ProposalState;
  readonly subject: string;
  readonly proposedBy: string;
  /** Who wrote what is proposed; may be somebody else than who proposed it. */
  readonly authorId: string | null;
}

type Reviewer = Pick<Caller, 'id' | 'roles' | 'teaching'>;

/** The subjects whose proposals somebody reviews. */
export function reviewedSubjects({ roles, teaching }: Omit<Reviewer, 'id'>): readonly string[] {
  return roles.includes('reviewer') ? (teaching?.reviews ?? []) : [];
}

/**
 * Whether somebody may decide on a proposal. Nobody reviews their own: the bank serves the whole
 * city, and an accepted proposal speaks for its author.
 * @throws a refusal that says why not
 */
export function checkReview(reviewer: Reviewer, proposal: Reviewable): void {
  if (!reviewedSubjects(reviewer).includes(proposal.subject)) throw errors.NOT_YOUR_SUBJECT();
  if (reviewer.id === proposal.proposedBy || reviewer.id === proposal.authorId) throw errors.OWN_PROPOSAL();
  if (proposal.state !== 'pending') throw errors.ALREADY_DECIDED();
}

/** Whether proposing the same origin again makes a new proposal: only what was returned may be tried again. */
export function nextAttempt(last: { state: ProposalState; attempt: number } | undefined): number | undefined {
  if (!last) return 1;
  return last.state === 'returned' ? last.attempt + 1 : undefined;
}
