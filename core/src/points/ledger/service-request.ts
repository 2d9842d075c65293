import type { ServiceKind } from '../rules/service-kind.ts';

/** A service to be awarded or annulled. */
export interface ServiceRequest {
  readonly teacherId: string;
  readonly kind: ServiceKind;
  readonly causeId: string;
  /** When the service counts, e.g. when the answer was adopted: it says the week and the term, whenever the ledger hears of it. */
  readonly at: number;
  /** Of an answer: when it was given, where it counts (is adopted) later; `at` unless told. */
  readonly givenAt?: number;
  /** Minutes, or 1. */
  readonly quantity: number;
  /** Why it was annulled. */
  readonly reason?: string;
}
