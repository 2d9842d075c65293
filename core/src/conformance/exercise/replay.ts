import { isReading } from './actions.ts';
import { attempt, type CallOutcome } from './call-outcome.ts';
import type { Life } from '../life.ts';

/** Calls that were answered and change nothing, one of each action: what can be made again and again. */
export function readingsOf(outcomes: readonly CallOutcome[]): CallOutcome[] {
  const byAction = new Map<string, CallOutcome>();
  for (const outcome of outcomes) {
    if (outcome.status === 200 && isReading(outcome.action)) byAction.set(outcome.action.name, outcome);
  }
  return [...byAction.values()];
}

/** Makes calls in some lanes, over and over, until told to stop; gives how they ended. */
export function keepCalling(life: Life, calls: readonly CallOutcome[], lanes: number): { stop(): Promise<CallOutcome[]> } {
  let isOver = false;
  const made: CallOutcome[] = [];
  const lane = async (first: number) => {
    for (let turn = first; !isOver; turn++) {
      const { action, person, params } = calls[turn % calls.length]!;
      made.push(await attempt(life.installed, life.stage.log, { action, person, params: structuredClone(params) }));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const running = calls.length === 0 ? [] : Array.from({ length: lanes }, (_, index) => lane(index));
  return {
    async stop() {
      isOver = true;
      await Promise.all(running);
      return made;
    },
  };
}
