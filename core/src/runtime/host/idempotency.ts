import { createHash } from 'node:crypto';
import { defineErrors, type LockingSqlScope, type SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import type { OnceGuard } from './handler-context.ts';

export const idempotencyErrors = defineErrors('FUDAO', {
  IDEMPOTENCY_MISMATCH: {
    status: 422,
    retryable: false,
    message: {
      'zh-CN': '同一请求编号已用于不同的内容，请刷新页面后重新提交。',
      en: 'This idempotency key was used for a different request. Please reload and submit again.',
    },
  },
});

/** The work of this key or delivery happened before; the transaction is undone, the kept answer holds. */
export class AlreadyDone extends Error {}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

interface Row {
  params_hash: string;
  response: string;
}

/**
 * Keeps the answer of an action under the client's key, written in the action's own transaction:
 * either the work and its answer are there, or neither. Two at once: the database lets one through.
 */
export class IdempotentCall implements OnceGuard {
  readonly #key: string;
  readonly #paramsHash: string;
  readonly #at: number;
  readonly #action: string;
  readonly #callerId: string;

  constructor(action: string, callerId: string, key: string, params: unknown, at: Date) {
    this.#key = hash(`${action}\n${callerId}\n${key}`);
    this.#paramsHash = hash(JSON.stringify(params));
    this.#at = at.getTime();
    this.#action = action;
    this.#callerId = callerId;
  }

  /** The answer kept for this key, if there is one. */
  async kept(db: SqlScope): Promise<{ response: unknown } | undefined> {
    const row = await db.selectOne<Row>('SELECT params_hash, response FROM runtime_idempotency WHERE id = :id', {
      id: this.#key,
    });
    if (!row) return undefined;
    if (row.params_hash !== this.#paramsHash) throw idempotencyErrors.IDEMPOTENCY_MISMATCH();
    return { response: JSON.parse(row.response) };
  }

  async begin(db: LockingSqlScope): Promise<void> {
    const work = { action: this.#action, caller_id: this.#callerId };
    const row = { id: this.#key, params_hash: this.#paramsHash, response: 'null', created_at: this.#at, ...work };
    try {
      await db.insert('runtime_idempotency', row);
    } catch (error) {
      if (error instanceof UniqueViolation) throw new AlreadyDone();
      throw error;
    }
  }

  async complete(db: LockingSqlScope, result: unknown): Promise<void> {
    await db.update('runtime_idempotency', { response: JSON.stringify(result ?? null) }, { id: this.#key });
  }
}
