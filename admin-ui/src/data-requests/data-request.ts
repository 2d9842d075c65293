export type Kind = 'export' | 'erasure';

/** What somebody asked about their own data, as those see it who decide on it. */
export interface QueuedRequest {
  readonly id: string;
  readonly kind: Kind;
  readonly state: 'waiting' | 'checked' | 'approved' | 'done' | 'refused' | 'withdrawn';
  readonly askedBy: 'person' | 'guardian';
  readonly words: string | null;
  readonly askedAt: number;
  readonly dueAt: number;
  readonly note: string | null;
  readonly decidedAt: number | null;
  readonly endedAt: number | null;
  /** Null once the person was erased. */
  readonly personName: string | null;
  readonly personEducationId: string | null;
  readonly guardianName: string | null;
  readonly relation: string | null;
  readonly checkedAt: number | null;
  readonly checkedByName: string | null;
  readonly decidedByName: string | null;
  /** What stood in the way when it was last tried. */
  readonly problems: readonly string[];
  readonly mayDecide: boolean;
  readonly why: 'own' | 'second' | null;
  /** The city has too few administrators for it. */
  readonly lacksDeciders: boolean;
}

export interface QueueQuery {
  readonly show: 'open' | 'ended';
  readonly kind: Kind | null;
}
