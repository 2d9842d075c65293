import type { Readable } from 'node:stream';
import { commonErrors, type ActionContext, type Audience, type CallAction, type Caller, type DomainEvent } from '@fudao/plugin-sdk';
import type { DocumentScope, LockingSqlScope, Log, SqlScope, Work } from '@fudao/plugin-sdk';
import { asPlatform, currentCall } from '../guard/boundary.ts';
import type { GuardedCall } from '../guard/guarded-call.ts';
import { fromOthers } from '../guard/outcome-of.ts';
import { PlatformDocuments } from '../guard/platform-documents.ts';
import { PlatformScope } from '../guard/platform-scope.ts';
import { refuseIfGivenUp, runUnit } from '../guard/plugin-unit.ts';
import { districtOf, partitionOf, schoolOf, type CallMeta, type Owner } from './call-meta.ts';
import { fromTransport } from './error-transport.ts';
import type { HostServices } from './host-services.ts';
import { pushToApps } from './push-to-apps.ts';
import { UnitOfWork } from './unit-of-work.ts';

type PushToApps = (audience: Audience, event: string, payload: Record<string, unknown>) => void;

/** What makes a unit of work happen once: an idempotency key, or a delivery of an event. */
export interface OnceGuard {
  /** First statement of the transaction; throws `AlreadyDone` when it happened before. */
  begin(db: LockingSqlScope): Promise<void>;
  complete(db: LockingSqlScope, result: unknown): Promise<void>;
}

/** The context of one handler call. One object a call, on the hot path: nothing is made before it is asked for. */
export class HandlerContext implements ActionContext<unknown> {
  readonly params: unknown;
  readonly caller: Caller;
  readonly event!: DomainEvent;
  readonly stream: Readable | undefined;
  readonly #host: HostServices;
  readonly #owner: Owner;
  readonly #meta: CallMeta;
  #guard: OnceGuard | undefined;

  constructor(host: HostServices, owner: Owner, meta: CallMeta, params: unknown, guard?: OnceGuard, stream?: Readable) {
    this.#host = host;
    this.#owner = owner;
    this.#meta = meta;
    this.#guard = guard;
    this.stream = stream;
    this.params = params;
    this.caller = meta.caller;
  }

  get districtId(): string | null {
    return districtOf(this.#meta);
  }

  get requestId(): string {
    return this.#meta.requestId;
  }

  get callingPlugin(): string | undefined {
    return this.#meta.plugin?.id;
  }

  get settings(): Record<string, unknown> {
    const { kind, id, version } = this.#owner;
    return kind === 'plugin' ? this.#host.settingsOf({ id, version: version! }, this.districtId) : {};
  }

  get log(): Log {
    return this.#host.log;
  }

  get db(): SqlScope {
    const { database } = this.#host;
    return this.#owner.kind === 'plugin' ? new PlatformScope(database.ownTables(this.#owner.id).scope) : database;
  }

  get documents(): DocumentScope {
    return new PlatformDocuments(this.#host.documents.open(partitionOf(this.#owner, this.#meta)));
  }

  // Getters, so that a handler may take a function out of the context: `const { call, now } = context`.

  get now(): () => Date {
    return this.#host.now;
  }

  get newId(): () => string {
    return this.#host.newId;
  }

  get may(): (permission: string) => boolean {
    return (permission) => this.#host.permissions.holds(this.caller, permission);
  }

  get call(): CallAction {
    return (action, params = {}) => asPlatform(() => this.#call(action, params));
  }

  get push(): PushToApps {
    return (audience, event, payload) => void asPlatform(async () => pushToApps(this.#host, this.#owner, audience, event, payload));
  }

  get transaction(): <T>(unit: (work: Work) => Promise<T>) => Promise<T> {
    return (unit) => this.#transaction(unit);
  }

  async #call<R>(action: string, params: Record<string, unknown>): Promise<R> {
    const { caller, requestId, language } = this.#meta;
    const plugin =
      this.#owner.kind === 'plugin' ? { id: this.#owner.id, version: this.#owner.version! } : undefined;
    const meta: CallMeta = { caller, requestId, language, plugin, districtId: this.districtId, schoolId: schoolOf(this.#meta) };
    try {
      return (await this.#host.broker.call(action, params, { meta })) as R;
    } catch (thrown) {
      throw fromOthers(fromTransport(thrown));
    }
  }

  async #transaction<T>(unit: (work: Work) => Promise<T>): Promise<T> {
    const guard = this.#guard;
    if (guard && this.#isGuardSpent) {
      throw commonErrors.INTERNAL({}, { cause: new Error('A handler that runs once may open one transaction only.') });
    }
    this.#isGuardSpent = guard !== undefined;
    const call = currentCall();
    refuseIfGivenUp(call);
    try {
      return await asPlatform(() => this.#commit(unit, call));
    } catch (error) {
      // Nothing of it happened: a process that died in it may begin again.
      this.#isGuardSpent = false;
      throw error;
    }
  }

  async #commit<T>(unit: (work: Work) => Promise<T>, call: GuardedCall | undefined): Promise<T> {
    const guard = this.#guard;
    const [result, work] = await this.#host.database.transaction(async (db) => {
      const work = new UnitOfWork(this.#host, this.#owner, this.#meta, db, call !== undefined);
      await guard?.begin(db);
      const result = await (call ? runUnit(call, () => unit(work)) : unit(work));
      await work.complete();
      await guard?.complete(db, result);
      return [result, work] as const;
    });
    work.settle();
    return result;
  }

  #isGuardSpent = false;
}
