/** Why a line is over for good, or does not come about for now. */
export type LineProblem = 'ended' | 'removed' | 'taken-over' | 'refused' | 'unreachable' | 'unsupported';

export type LinePhase =
  /** Not wanted yet, or left. */
  | 'away'
  /** A ticket was asked for. */
  | 'asking'
  | 'connecting'
  | 'open'
  /** Lost; tried again after a pause. */
  | 'waiting'
  /** There is no media server: the room goes on by text and board. */
  | 'no-audio'
  | 'over';

export interface LineState {
  readonly phase: LinePhase;
  /** Attempts since the line was last open. */
  readonly attempts: number;
  /** Whether it was open before: "again" reads otherwise than "for the first time". */
  readonly hasBeenOpen: boolean;
  readonly problem: LineProblem | null;
}

export type LineEvent =
  | { readonly kind: 'join' }
  | { readonly kind: 'ticket'; readonly audio: 'ready' | 'none' }
  | { readonly kind: 'joined' }
  /** An attempt failed, or the open line broke. */
  | { readonly kind: 'broke' }
  /** The pause is over, or the network came back. */
  | { readonly kind: 'again' }
  | { readonly kind: 'over'; readonly problem: LineProblem }
  | { readonly kind: 'leave' };

export const noLine: LineState = { phase: 'away', attempts: 0, hasBeenOpen: false, problem: null };

/** From so many failed attempts on it is said that nothing answers; it is tried on. */
const saidUnreachableAfter = 3;
const pausesMs = [300, 1_000, 2_000, 3_000] as const;
const longestPauseMs = 4_000;

/**
 * A media server that was there and is gone is started again within seconds; where there was none, there will hardly be.
 * What asks again also tells the platform that somebody is there: it takes 45 s of silence for absence.
 */
const silentPausesMs = { again: 2_000, atFirst: 15_000 } as const;

/** How long the line waits before it is tried again: short enough to be back within 10 s of the network's return. */
export function pauseMs({ phase, attempts, hasBeenOpen }: LineState): number {
  if (phase === 'no-audio') return hasBeenOpen ? silentPausesMs.again : silentPausesMs.atFirst;
  return pausesMs[attempts - 1] ?? longestPauseMs;
}

type Moves = { readonly [K in LineEvent['kind']]?: (state: LineState, event: Extract<LineEvent, { kind: K }>) => LineState };

const asking = (state: LineState): LineState => ({ ...state, phase: 'asking' });
const waiting = (state: LineState): LineState => {
  const attempts = state.attempts + 1;
  return { ...state, phase: 'waiting', attempts, problem: attempts >= saidUnreachableAfter ? 'unreachable' : null };
};
const over = (state: LineState, { problem }: { problem: LineProblem }): LineState => ({ ...state, phase: 'over', problem });
const leave = (): LineState => noLine;
const alive: Moves = { over, leave };

const moves: Readonly<Record<LinePhase, Moves>> = {
  away: { join: asking },
  asking: {
    ...alive,
    ticket: (state, { audio }) => (audio === 'ready' ? { ...state, phase: 'connecting' } : { ...state, phase: 'no-audio', attempts: 0, problem: null }),
    broke: waiting,
  },
  connecting: { ...alive, joined: () => ({ phase: 'open', attempts: 0, hasBeenOpen: true, problem: null }), broke: waiting },
  open: { ...alive, broke: waiting },
  waiting: { ...alive, again: asking },
  // A media server may come while the room is open: whoever asks again finds it.
  'no-audio': { ...alive, again: asking },
  // Taken over by another tab: the person may take the place back.
  over: { leave, join: (state) => (state.problem === 'taken-over' || state.problem === 'refused' ? asking(noLine) : state) },
};

/** What becomes of the line. What comes too late, or twice, changes nothing. */
export function nextLine(state: LineState, event: LineEvent): LineState {
  const move = moves[state.phase][event.kind] as ((state: LineState, event: LineEvent) => LineState) | undefined;
  return move ? move(state, event) : state;
}
