import type { Readable } from 'node:stream';
import type { Caller, Role } from './caller.ts';
import type { DocumentScope } from './documents.ts';
import type { LocalText } from './local-text.ts';
import type { LockingSqlScope, SqlScope } from './sql.ts';

/** Structured operator log. Never pass personal data: ids yes; names, texts and pictures no. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** To whom a realtime message goes. All given conditions hold at once. */
export interface Audience {
  /** Account ids. */
  accounts?: readonly string[];
  districts?: readonly string[];
  role?: Role;
  /** Teachers of this subject and grade. */
  teaching?: { subject: string; grade: number };
}

/** What a person is told, now or when next signed in. Nothing sensitive in the texts. */
export interface NotificationRequest {
  accountId: string;
  /** Stable kind, e.g. `question-answer.answered`; a person can mute a kind. */
  kind: string;
  title: LocalText;
  body?: LocalText;
  /** Path in the person's app, e.g. `/p/question-answer/questions/ID`. */
  link?: string;
}

/** What is kept for supervision, whole and unalterable. */
export interface RecordRequest {
  /** Stable kind, e.g. `question-answer.asked`. */
  kind: string;
  /** The id of the thing it is about. Not encrypted, so never a name or a text. */
  subjectId: string;
  /** The person whose data the payload holds; the payload is encrypted under that person's key. */
  personId?: string;
  payload: Record<string, unknown>;
}

/** Calls an action by its logical name; the platform picks node and release. */
export type CallAction = <R = unknown>(action: string, params?: Record<string, unknown>) => Promise<R>;

/**
 * One unit of work: everything in it happens, or nothing. May be run again after a deadlock, so it
 * must have no effect outside of its scope.
 */
export interface Work {
  readonly db: LockingSqlScope;
  /** The plugin's documents; what is read here stays so until the transaction ends. */
  readonly documents: DocumentScope;
  /** Publishes a domain event after the commit, at least once, to every consumer. */
  emit(event: string, payload: Record<string, unknown>): void;
  /** Calls an action after the commit, at least once with a stable idempotency key. */
  defer(action: string, params: Record<string, unknown>): void;
  record(record: RecordRequest): void;
  notify(notification: NotificationRequest): void;
  /** Sends to open apps after the commit; who is away sees it on the next load. */
  push(audience: Audience, event: string, payload: Record<string, unknown>): void;
}

/** What a handler sees of the platform: never the broker, never another owner's tables. */
export interface PluginContext<Settings = Record<string, unknown>> {
  readonly caller: Caller;
  /** The district whose settings apply: the caller's; for deferred work that of who caused it. */
  readonly districtId: string | null;
  readonly settings: Settings;
  readonly log: Log;
  readonly db: SqlScope;
  /** The plugin's documents of the call's district; each put and delete is a transaction of its own. */
  readonly documents: DocumentScope;
  readonly requestId: string;
  now(): Date;
  /** A new UUID (version 7: sorts by time). */
  newId(): string;
  call: CallAction;
  transaction<T>(unit: (work: Work) => Promise<T>): Promise<T>;
  push(audience: Audience, event: string, payload: Record<string, unknown>): void;
  /** Whether the caller holds a permission (see the manifest's `permissions`). */
  may(permission: string): boolean;
}

export interface ActionContext<Params, Settings = Record<string, unknown>> extends PluginContext<Settings> {
  readonly params: Params;
  /** The request's body, of an action that declares `body: 'stream'`; read it to its end or destroy it. */
  readonly stream?: Readable | undefined;
  /** The plugin that made this call on behalf of the caller; undefined for a client's own and for the core. */
  readonly callingPlugin?: string | undefined;
}

export interface DomainEvent<Payload = Record<string, unknown>> {
  /** The same for every delivery of one event. */
  readonly id: string;
  readonly name: string;
  readonly payload: Payload;
  readonly occurredAt: Date;
}

export interface EventContext<Payload, Settings = Record<string, unknown>> extends PluginContext<Settings> {
  readonly event: DomainEvent<Payload>;
}
