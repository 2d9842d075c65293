import { errors } from '../errors.ts';
import type { Asker } from '../asker.ts';

export const kinds = ['export', 'erasure'] as const;
export type Kind = (typeof kinds)[number];

/** `checked`: one administrator agreed to an erasure, and a second has to. `approved`: to be carried out, or being so. */
export const states = ['waiting', 'checked', 'approved', 'done', 'refused', 'withdrawn'] as const;
export type State = (typeof states)[number];
export const openStates: readonly State[] = ['waiting', 'checked', 'approved'];

export const relations = ['mother', 'father', 'grandparent', 'other'] as const;
export type Relation = (typeof relations)[number];

/** What a person, or the guardian of a child, asks about the person's own data. Times are milliseconds since 1970. */
export interface DataRequest {
  readonly id: string;
  readonly kind: Kind;
  readonly personId: string;
  readonly askedBy: Asker;
  readonly guardianName: string | null;
  readonly relation: Relation | null;
  readonly words: string | null;
  readonly state: State;
  readonly askedAt: number;
  readonly dueAt: number;
  readonly checkedBy: string | null;
  readonly checkedAt: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly note: string | null;
  /** What stood in the way when it was last tried. */
  readonly problems: readonly string[];
  readonly endedAt: number | null;
  /** Until when an export can be taken. */
  readonly keptUntil: number | null;
  readonly reminders: number;
}

type Standing = Pick<DataRequest, 'kind' | 'state' | 'personId' | 'checkedBy'>;

const isWaiting = ({ state }: Pick<DataRequest, 'state'>) => state === 'waiting' || state === 'checked';

/**
 * What becomes of a request when an administrator agrees to it, or not. An erasure cannot be taken back, so two have to
 * agree to it; nobody decides on the own.
 * @throws a refusal that says why not
 */
export function afterDecision(request: Standing, callerId: string, isAgreed: boolean): Extract<State, 'checked' | 'approved' | 'refused'> {
  if (!isWaiting(request)) throw errors.DECIDED();
  if (request.personId === callerId) throw errors.OWN_REQUEST();
  if (!isAgreed) return 'refused';
  if (request.kind === 'export') return 'approved';
  if (request.state === 'waiting') return 'checked';
  if (request.checkedBy === callerId) throw errors.SECOND_NEEDED();
  return 'approved';
}

export function mayDecide(request: Standing, callerId: string): boolean {
  try {
    afterDecision(request, callerId, true);
    return true;
  } catch {
    return false;
  }
}

/** How many more have to agree before it is carried out. */
const agreementsLeft = ({ kind, state }: Standing) => (kind === 'erasure' && state === 'waiting' ? 2 : 1);

/** Whether it cannot be decided as things are, because too few may: nobody decides on the own, nor twice. */
export function lacksDeciders(request: Standing, deciderIds: readonly string[]): boolean {
  return isWaiting(request) && deciderIds.filter((id) => mayDecide(request, id)).length < agreementsLeft(request);
}

/** The person takes back what the person asked, while nobody carries it out. @throws a refusal that says why not */
export function demandWithdrawable(request: Pick<DataRequest, 'state' | 'askedBy'>): void {
  if (request.askedBy === 'guardian') throw errors.GUARDIANS();
  if (!isWaiting(request)) throw errors.UNDER_WAY();
}

const dayMs = 86_400_000;
/** Within which an answer is owed. */
export const daysToAnswer = 15;
/** For how long an export lies ready. */
export const daysToTake = 14;
const daysToRemind = 3;

export const dueAtOf = (askedAt: number): number => askedAt + daysToAnswer * dayMs;
export const keptUntilOf = (endedAt: number): number => endedAt + daysToTake * dayMs;

/** How many reminders there should have been by now: one when the answer is due soon, one when it is late. */
export function remindersDue(dueAt: number, now: number): 0 | 1 | 2 {
  if (now >= dueAt) return 2;
  return now >= dueAt - daysToRemind * dayMs ? 1 : 0;
}
