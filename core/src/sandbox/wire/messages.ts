import type { Caller, LocalText } from '@fudao/plugin-sdk';

/**
 * What core and child say to each other: JSON-RPC 2.0 without its version member, one message a line, either way.
 * Each side counts the ids of its own requests.
 */
export interface RpcRequest {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** A request that nobody answers. */
export interface RpcNotice {
  readonly method: string;
  readonly params: unknown;
}

export interface RpcAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: WireError;
}

/** Of what was thrown, as much as crosses. */
export interface WireError {
  /** An error that the core gave the child, by the ask that it answered. */
  readonly ref?: number;
  /** A declared error. */
  readonly code?: string;
  readonly status?: number;
  readonly retryable?: boolean;
  readonly sentence?: LocalText;
  readonly details?: Record<string, unknown>;
  /** Any other. */
  readonly name?: string;
  readonly message?: string;
  readonly stack?: string;
}

/** What is the same for many calls of one caller. */
export interface PersonFacts {
  readonly caller: Caller;
  readonly districtId: string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Which of the permissions of the plugin's manifest the caller holds; true for all there are. */
  readonly may: readonly string[] | true;
}

/** What a handler in the child is told of its call; of its caller all, or nothing where the child knows it. */
export interface CallFacts extends Partial<PersonFacts> {
  /** The core's number for the caller, to be remembered until it is another's. */
  readonly who: number;
  readonly requestId: string;
  /** The platform's time, in milliseconds since 1970. */
  readonly at: number;
}

/** Methods that the core asks of the child. */
export type CoreMethod =
  | 'describe'
  | 'setup'
  | 'dispose'
  | 'health'
  | 'action'
  | 'event'
  | 'timer'
  | 'exportPerson'
  | 'erasePerson'
  | 'unit'
  | 'ping';

export interface HandlerParams {
  readonly facts: CallFacts;
  /** `service.action`, `service.event`, `service.timer`. */
  readonly of?: string;
  readonly params?: unknown;
  readonly event?: { id: string; name: string; payload: Record<string, unknown>; at: number };
  readonly personId?: string;
}

/** A part of a transaction that the child is to run; it may be asked for again. */
export interface UnitParams {
  /** The child's own ask for the transaction. */
  readonly ask: number;
  readonly unit: number;
}

/** What the child asks for, on behalf of one of its calls. */
export interface AskParams {
  readonly call: number;
  /** The part of a transaction that it belongs to. */
  readonly unit?: number;
  readonly args: readonly unknown[];
}
