import { commonErrors, defineErrors, type FudaoError } from '@fudao/plugin-sdk';

export { UniqueViolation } from '@fudao/plugin-sdk';

export const databaseErrors = defineErrors('DATABASE', {
  FULL: {
    status: 507,
    retryable: true,
    message: {
      'zh-CN': '存储空间已满，刚才的内容没有保存。请保留内容稍后再试，并通知管理员。',
      en: 'The storage is full and this was not saved. Keep your text, try again later, and tell an administrator.',
    },
  },
});

/** Two transactions stood in each other's way; the whole transaction may be run again. */
export class TransactionConflict extends Error {
  constructor(cause: unknown) {
    super('Another transaction was in the way', { cause });
    this.name = 'TransactionConflict';
  }
}

export function unavailable(cause: unknown): FudaoError {
  return commonErrors.UNAVAILABLE({}, { cause });
}

/** After these a transaction cannot go on, even if its unit caught the error. */
export function endsTransaction(error: unknown): boolean {
  if (error instanceof TransactionConflict) return true;
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'DATABASE_FULL' || code === 'FUDAO_UNAVAILABLE';
}

/** The driver's own error under Sequelize's wrapping. */
export function driverError(error: unknown): Record<string, unknown> & { message: string } {
  const parent = (error as { parent?: unknown } | null)?.parent ?? error;
  return parent as Record<string, unknown> & { message: string };
}
