import { AsyncLocalStorage } from 'node:async_hooks';
import type { LockingSqlScope } from '@fudao/plugin-sdk';
import type { Engine, Executor, OpenTransaction } from './engine.ts';
import { endsTransaction } from './errors.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { createLockingScope } from './sql-scope.ts';

interface UnitState {
  open: boolean;
  /** Set by a failure after which the database has already given the transaction up. */
  failure?: unknown;
}

/** Runs units of work, and knows whether the calling code is inside of one. */
export class Transactions {
  private readonly engine: Engine;
  private readonly units = new AsyncLocalStorage<UnitState>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  run<T>(unit: (db: LockingSqlScope) => Promise<T>): Promise<T> {
    return this.execute((executor) => unit(createLockingScope(executor, this.engine.lockClause)));
  }

  async execute<T>(unit: (executor: Executor) => Promise<T>): Promise<T> {
    this.refuseInside('a second transaction');
    return retryConflicts(() => this.attempt(unit));
  }

  /**
   * On SQLite such a write would wait for the very transaction it stands in, and on MariaDB it would stay
   * when the transaction is rolled back; so neither allows it.
   */
  refuseInside(what: string): void {
    if (this.units.getStore()?.open) {
      throw new Error(`Inside of a transaction ${what} is refused: use the scope that the transaction gave you`);
    }
  }

  private async attempt<T>(unit: (executor: Executor) => Promise<T>): Promise<T> {
    const transaction = await this.engine.begin();
    const state: UnitState = { open: true };
    try {
      const result = await this.units.run(state, () => unit(guarded(transaction, state)));
      if (state.failure) throw state.failure;
      state.open = false;
      await transaction.commit();
      return result;
    } catch (error) {
      state.open = false;
      await transaction.rollback();
      throw state.failure ?? error;
    }
  }
}

function guarded(transaction: OpenTransaction, state: UnitState): Executor {
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!state.open) throw new Error('The transaction has ended; await every statement inside of it');
    if (state.failure) throw state.failure;
    try {
      return await work();
    } catch (error) {
      if (endsTransaction(error)) state.failure = error;
      throw error;
    }
  };
  return {
    rows: (statement) => guard(() => transaction.rows(statement)),
    change: (statement) => guard(() => transaction.change(statement)),
  };
}
