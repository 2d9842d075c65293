import { errors } from './errors.ts';
import { levelOf, levels, nextLevel, reviewStateOf, type ApplicationState, type Level } from './levels.ts';

/** What was decided on an application before, by whom. */
export interface PastDecision {
  readonly level: Level;
  readonly by: string;
}

/** What the rules look at. */
export interface ApplicationFacts {
  readonly state: ApplicationState;
  readonly teacherId: string;
  /** Rises with each change: a decision names the one that its reviewer saw. */
  readonly revision: number;
  /** The level that returned it and waits for it. */
  readonly returnedBy: Level | null;
  readonly decisions: readonly PastDecision[];
}

export type Deed =
  | { readonly kind: 'submit'; readonly by: string; readonly revision: number; readonly hasMoved?: boolean }
  | { readonly kind: 'take-back'; readonly by: string; readonly revision: number }
  | {
      readonly kind: 'approve' | 'return' | 'refuse';
      readonly by: string;
      readonly revision: number;
      readonly level: Level;
      readonly reason: string | null;
    };
export type Decision = Extract<Deed, { level: Level }>;

export interface Outcome {
  readonly state: ApplicationState;
  readonly returnedBy: Level | null;
}

const open: readonly ApplicationState[] = ['draft', 'returned', ...levels.map(reviewStateOf)];

/** Whether an application is on its way, so that the teacher can have no second one. */
export const isOpen = (state: ApplicationState): boolean => open.includes(state);

/** Whether the teacher can change what it says. */
export const isEditable = (state: ApplicationState): boolean => state === 'draft' || state === 'returned';

function submit({ state, returnedBy }: ApplicationFacts, hasMoved: boolean): Outcome {
  if (!isEditable(state)) throw errors.NOT_OPEN();
  // Who changed schools meanwhile serves where nobody has looked yet.
  const level = state === 'draft' || hasMoved ? 'school' : (returnedBy ?? 'school');
  return { state: reviewStateOf(level), returnedBy: null };
}

/** Nobody reviews themselves, and three reviews are those of three people. */
function checkReviewer({ teacherId, decisions }: ApplicationFacts, { by, level }: Decision): void {
  if (by === teacherId) throw errors.OWN_APPLICATION();
  if (decisions.some((past) => past.by === by && past.level !== level)) throw errors.DECIDED_AT_OTHER_LEVEL();
}

function decide(facts: ApplicationFacts, deed: Decision): Outcome {
  checkReviewer(facts, deed);
  if (levelOf(facts.state) !== deed.level) throw errors.NOT_AT_YOUR_LEVEL();
  if (deed.kind !== 'approve' && !deed.reason) throw errors.REASON_REQUIRED();
  if (deed.kind === 'return') return { state: 'returned', returnedBy: deed.level };
  if (deed.kind === 'refuse') return { state: 'refused', returnedBy: null };
  const next = nextLevel(deed.level);
  return { state: next ? reviewStateOf(next) : 'admitted', returnedBy: null };
}

/**
 * Where a deed takes an application (domain: serving teachers are admitted by review of school, then
 * district, then city). What was returned goes back to the level that asked.
 * @throws a refusal that says why not
 */
export function step(facts: ApplicationFacts, deed: Deed): Outcome {
  if (deed.revision !== facts.revision) throw errors.CHANGED_MEANWHILE();
  if (deed.kind !== 'submit' && deed.kind !== 'take-back') return decide(facts, deed);
  if (deed.by !== facts.teacherId) throw errors.NOT_OPEN();
  if (deed.kind === 'submit') return submit(facts, deed.hasMoved === true);
  if (!isOpen(facts.state)) throw errors.NOT_OPEN();
  return { state: 'taken-back', returnedBy: null };
}
