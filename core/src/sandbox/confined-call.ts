import type { EventContext, PluginContext } from '@fudao/plugin-sdk';
import type { GuardedCall } from '../runtime/guard/guarded-call.ts';

/** What the host gives a handler; the child sees of it what it asks for. */
export type HostContext = PluginContext & Partial<Pick<EventContext<unknown>, 'event'>> & { readonly params?: unknown };

const keptRefs = 100;

/** A call of the plugin, from the core's side: the context that speaks for the child, and what came of it so far. */
export class ConfinedCall {
  readonly context: HostContext;
  /** Undefined where nobody guards it: the node asks for itself. */
  readonly guarded: GuardedCall | undefined;
  /** For the operator. */
  readonly occasion: string;
  /** Whether anything was done that a second run would do again. */
  hasEffect = false;
  /** What its last committed transaction gave. */
  committed: { readonly result: unknown } | undefined;
  #refs: Map<number, unknown> | undefined;
  readonly #transactions = new Set<Promise<unknown>>();

  constructor(context: HostContext, guarded: GuardedCall | undefined, occasion: string) {
    this.context = context;
    this.guarded = guarded;
    this.occasion = occasion;
  }

  /** Errors that the child was given, by the asks that they answered. */
  get refs(): ReadonlyMap<number, unknown> {
    return (this.#refs ??= new Map());
  }

  remember(ask: number, error: unknown): void {
    const refs = (this.#refs ??= new Map());
    refs.set(ask, error);
    if (refs.size > keptRefs) refs.delete(refs.keys().next().value!);
  }

  async inTransaction<T>(transaction: Promise<T>): Promise<T> {
    this.#transactions.add(transaction);
    try {
      return await transaction;
    } finally {
      this.#transactions.delete(transaction);
    }
  }

  /** Until what the host does for it is committed or undone: a child may go while that is still under way. */
  async transactionsOver(): Promise<void> {
    while (this.#transactions.size > 0) await Promise.allSettled(this.#transactions);
  }
}
