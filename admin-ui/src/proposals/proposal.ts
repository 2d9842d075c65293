export type ProposalState = 'pending' | 'accepted' | 'returned';

export interface ProposedQuestion {
  readonly subject: string;
  readonly grade?: number | null;
  readonly type: string;
  /** 1 easiest to 5 hardest. */
  readonly difficulty: number;
  readonly stem: string;
  readonly options?: readonly string[] | null;
  readonly answer: readonly string[];
  readonly thinking?: string | null;
  readonly steps?: readonly string[] | null;
  readonly explanation: string;
  readonly knowledgePoints: readonly string[];
}

/** A solved question that somebody proposes for the city's bank. */
export interface Proposal {
  readonly id: string;
  readonly state: ProposalState;
  readonly subject: string;
  readonly question: ProposedQuestion;
  /** False for one's own: nobody reviews what they wrote. */
  readonly mayDecide: boolean;
  readonly createdAt: number;
  readonly decidedAt: number | null;
  readonly reason: string | null;
}

export interface ProposalPageOf {
  readonly items: readonly Proposal[];
  readonly nextCursor: string | null;
}
