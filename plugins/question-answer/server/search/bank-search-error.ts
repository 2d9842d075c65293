export type BankSearchErrorCode = 'SEARCH_STOPPED' | 'SEARCH_CLOSED' | 'SEARCH_FAILED';

/** Why a bank search could not answer. Only `SEARCH_STOPPED` is worth a `restart()`. */
export class BankSearchError extends Error {
  readonly code: BankSearchErrorCode;

  constructor(code: BankSearchErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BankSearchError';
    this.code = code;
  }
}
