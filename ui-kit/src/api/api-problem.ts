/** One field the server did not accept. */
export interface FieldProblem {
  /** JSON pointer of the field, e.g. `/subject`. */
  readonly path: string;
  readonly message: string;
}

/** Codes that the browser itself gives; all others come from the server's error tables. */
export const clientProblemCodes = {
  /** The request did not reach the server. */
  OFFLINE: 'CLIENT_OFFLINE',
  /** An answer that is not ours, e.g. of a proxy in between. */
  UNREADABLE: 'CLIENT_UNREADABLE',
} as const;

interface ApiProblemParts {
  status: number;
  code: string;
  sentence: string;
  retryable: boolean;
  requestId?: string;
  errors?: readonly FieldProblem[];
  details?: Readonly<Record<string, unknown>>;
}

/** A request that did not succeed, with a sentence for the person who waits for it. */
export class ApiProblem extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** Stable: compare this, never the sentence. */
  readonly code: string;
  /** What happened and what to do next, in the language of the app. */
  readonly sentence: string;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** The values that a code brings along, e.g. `seconds`. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(parts: ApiProblemParts) {
    super(`${parts.code}: ${parts.sentence}`);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.sentence = parts.sentence;
    this.retryable = parts.retryable;
    this.requestId = parts.requestId;
    this.errors = parts.errors ?? [];
    this.details = parts.details ?? {};
  }

  get isOffline(): boolean {
    return this.code === clientProblemCodes.OFFLINE;
  }
}
