import { commonErrors } from '@fudao/plugin-sdk';
import type { Audience, DocumentScope, LockingSqlScope, NotificationRequest, RecordRequest, Work } from '@fudao/plugin-sdk';
import type { HeldDocuments } from '../../documents/held-documents.ts';
import { PlatformDocuments } from '../guard/platform-documents.ts';
import { LockingPlatformScope } from '../guard/platform-scope.ts';
import { writeOutbox, type OutboxEntry } from '../outbox/outbox-entry.ts';
import { demandCapability, type PluginRef } from './authorise.ts';
import { districtOf, partitionOf, schoolOf, type CallMeta, type Owner } from './call-meta.ts';
import type { HostServices } from './host-services.ts';
import { pushToApps } from './push-to-apps.ts';

type Push = [audience: Audience, event: string, payload: Record<string, unknown>];

/** Collects what a transaction wants to happen after it, and writes the durable part into the outbox with it. */
export class UnitOfWork implements Work {
  readonly #allTables: LockingSqlScope;
  readonly #host: HostServices;
  readonly #owner: Owner;
  readonly #meta: CallMeta;
  readonly #entries: OutboxEntry[] = [];
  readonly #pushes: Push[] = [];
  /** Whether a plugin's code runs in it: then what it asks of the database is the platform's work. */
  readonly #isGuarded: boolean;
  #db: LockingSqlScope | undefined;
  #documents: HeldDocuments | undefined;

  constructor(host: HostServices, owner: Owner, meta: CallMeta, db: LockingSqlScope, isGuarded: boolean) {
    this.#host = host;
    this.#owner = owner;
    this.#meta = meta;
    this.#allTables = db;
    this.#isGuarded = isGuarded;
  }

  get db(): LockingSqlScope {
    this.#db ??= this.#isGuarded ? new LockingPlatformScope(this.#ownTables) : this.#ownTables;
    return this.#db;
  }

  get documents(): DocumentScope {
    this.#documents ??= this.#host.documents.within(this.#allTables, partitionOf(this.#owner, this.#meta));
    return this.#isGuarded ? new PlatformDocuments(this.#documents) : this.#documents;
  }

  emit(event: string, payload: Record<string, unknown>): void {
    this.#checkEvent(event);
    this.#checkPayload(event, payload);
    this.#add('event', event, payload);
  }

  defer(action: string, params: Record<string, unknown>): void {
    this.#checkTarget(action);
    this.#add('call', action, params);
  }

  record(record: RecordRequest): void {
    const { caller } = this.#meta;
    this.#demand('records.append');
    this.#add('call', 'records.append', {
      ...record,
      // The same for every delivery: the chain takes it once.
      id: this.#host.newId(),
      at: this.#host.now().getTime(),
      actorId: caller.id,
      districtId: districtOf(this.#meta),
      ownerId: this.#owner.id,
    });
  }

  notify(notification: NotificationRequest): void {
    this.#demand('notifications.send');
    this.#add('call', 'notifications.send', { ...notification, ownerId: this.#owner.id });
  }

  push(audience: Audience, event: string, payload: Record<string, unknown>): void {
    this.#pushes.push([audience, event, payload]);
  }

  /** Last step inside of the transaction. */
  async complete(): Promise<void> {
    await this.#documents?.settle();
    if (this.#entries.length > 0) await writeOutbox(this.#allTables, this.#entries);
  }

  /** After the commit: nothing here may fail the call. */
  settle(): void {
    if (this.#entries.length > 0) this.#host.nudgeOutbox();
    for (const push of this.#pushes) pushToApps(this.#host, this.#owner, ...push);
  }

  // Refused here, inside of the transaction: deferred work that is refused later would be tried for ever.

  #checkEvent(event: string): void {
    const plugin = this.#plugin;
    if (!plugin || this.#host.gate.mayPublish(plugin, event)) return;
    this.#host.gate.noteRefusal({ plugin, wanted: event });
    throw commonErrors.EVENT_REFUSED({ plugin: plugin.id, event });
  }

  #checkPayload(event: string, payload: Record<string, unknown>): void {
    const problem = this.#host.events.problemOf(this.#owner, event, payload);
    if (problem) throw commonErrors.INTERNAL({}, { cause: new Error(`The payload of ${event} is wrong: ${problem}.`) });
  }

  #checkTarget(action: string): void {
    if (!this.#plugin) return;
    const target = this.#host.actions.get(action);
    if (target?.owner.id !== this.#plugin.id) this.#demand(target?.definition.capability);
  }

  #demand(capability: string | undefined): void {
    if (this.#plugin) demandCapability(this.#plugin, capability, this.#host.gate);
  }

  get #ownTables(): LockingSqlScope {
    const { kind, id } = this.#owner;
    return kind === 'plugin' ? this.#host.database.ownTables(id).within(this.#allTables) : this.#allTables;
  }

  get #plugin(): PluginRef | undefined {
    const { kind, id, version } = this.#owner;
    return kind === 'plugin' ? { id, version: version! } : undefined;
  }

  #add(kind: OutboxEntry['kind'], name: string, payload: Record<string, unknown>): void {
    this.#entries.push({
      id: this.#host.newId(),
      kind,
      name,
      payload,
      caller: this.#meta.caller,
      districtId: districtOf(this.#meta),
      schoolId: schoolOf(this.#meta),
      plugin: this.#plugin,
      requestId: this.#meta.requestId,
      at: this.#host.now().getTime(),
    });
  }
}
