import type { BankSearch } from './search/bank-search.ts';

/**
 * The search engines that are open in this process, newest last. One release has one; two stand side
 * by side for a moment when the plugin is set up again before the earlier one has ended.
 */
const engines: BankSearch[] = [];

export function offerEngine(engine: BankSearch): () => void {
  engines.push(engine);
  return () => void engines.splice(engines.indexOf(engine), 1);
}

/** The engine to ask now; none while the plugin is not set up. */
export function currentEngine(): BankSearch | undefined {
  return engines.at(-1);
}
