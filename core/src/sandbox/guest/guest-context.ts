import {
  type ActionContext,
  type Audience,
  type CallAction,
  type Caller,
  type DocumentScope,
  type DomainEvent,
  type LockingSqlScope,
  type Log,
  type NotificationRequest,
  type RecordRequest,
  type Work,
} from '@fudao/plugin-sdk';
import { newId } from '../../runtime/new-id.ts';
import type { CallFacts, PersonFacts } from '../wire/messages.ts';
import type { GuestChannel } from './guest-channel.ts';
import { GuestDocuments } from './guest-documents.ts';
import { toError } from './guest-errors.ts';
import { guestLog } from './guest-log.ts';

/** Parts of transactions that the core may have run again, by the ask for the transaction. */
export type Units = Map<number, (unit: number) => Promise<unknown>>;

function noTables(): never {
  throw new Error('A confined plugin has no tables; it keeps documents: context.documents.');
}

/** What a handler in the child sees of the platform: the same as in the core's own process, asked for through the pipe. */
export class GuestContext implements ActionContext<unknown> {
  readonly params: unknown;
  readonly caller: Caller;
  readonly event!: DomainEvent;
  readonly #channel: GuestChannel;
  readonly #units: Units;
  readonly #call: number;
  readonly #facts: CallFacts;
  readonly #person: PersonFacts;
  readonly #arrivedAt = performance.now();

  constructor(channel: GuestChannel, units: Units, call: number, facts: CallFacts, person: PersonFacts, params: unknown) {
    this.#channel = channel;
    this.#units = units;
    this.#call = call;
    this.#facts = facts;
    this.#person = person;
    this.params = params;
    this.caller = person.caller;
  }

  get districtId(): string | null {
    return this.#person.districtId;
  }

  get requestId(): string {
    return this.#facts.requestId;
  }

  get settings(): Record<string, unknown> {
    return this.#person.settings;
  }

  get log(): Log {
    return guestLog(this.#channel, this.#call);
  }

  get db(): never {
    return noTables();
  }

  get documents(): DocumentScope {
    return new GuestDocuments((method, args) => this.#ask(method, args));
  }

  get now(): () => Date {
    return () => new Date(this.#facts.at + (performance.now() - this.#arrivedAt));
  }

  get newId(): () => string {
    return newId;
  }

  get may(): (permission: string) => boolean {
    const { may } = this.#person;
    return (permission) => may === true || may.includes(permission);
  }

  get call(): CallAction {
    return <R>(action: string, params: Record<string, unknown> = {}) => this.#ask<R>('call', [action, params]);
  }

  get push(): (audience: Audience, event: string, payload: Record<string, unknown>) => void {
    return (...args) => this.#channel.tell('push', { call: this.#call, args });
  }

  get transaction(): <T>(unit: (work: Work) => Promise<T>) => Promise<T> {
    return (unit) => this.#transaction(unit);
  }

  async #transaction<T>(unit: (work: Work) => Promise<T>): Promise<T> {
    const ask = this.#channel.nextAsk;
    let result!: T;
    this.#units.set(ask, async (number) => (result = await unit(new GuestWork(this.#channel, this.#call, number))));
    try {
      await this.#ask('transaction', []);
      return result;
    } finally {
      this.#units.delete(ask);
    }
  }

  #ask<R>(method: string, args: readonly unknown[]): Promise<R> {
    return this.#channel.ask<R>(method, { call: this.#call, args }, toError);
  }
}

/** One run of a part of a transaction, which the core keeps open. */
class GuestWork implements Work {
  readonly #channel: GuestChannel;
  readonly #place: { call: number; unit: number };

  constructor(channel: GuestChannel, call: number, unit: number) {
    this.#channel = channel;
    this.#place = { call, unit };
  }

  get db(): LockingSqlScope {
    return noTables();
  }

  get documents(): DocumentScope {
    return new GuestDocuments((method, args) => this.#channel.ask(method, { ...this.#place, args }, toError));
  }

  emit(event: string, payload: Record<string, unknown>): void {
    this.#tell('emit', [event, payload]);
  }

  defer(action: string, params: Record<string, unknown>): void {
    this.#tell('defer', [action, params]);
  }

  record(record: RecordRequest): void {
    this.#tell('record', [record]);
  }

  notify(notification: NotificationRequest): void {
    this.#tell('notify', [notification]);
  }

  push(audience: Audience, event: string, payload: Record<string, unknown>): void {
    this.#tell('push', [audience, event, payload]);
  }

  #tell(method: string, args: readonly unknown[]): void {
    this.#channel.tell(method, { ...this.#place, args });
  }
}
