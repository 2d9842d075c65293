import { systemCaller, type Caller, type DomainEvent, type PluginDefinition, type Timer } from '@fudao/plugin-sdk';
import type { LoadedRelease } from '../../plugin-manager/release/loaded-release.ts';
import type { PluginSource } from '../../plugin-manager/release/plugin-source.ts';
import type { Trust } from '../../plugin-manager/release/release.repository.ts';
import { deliveryAction } from '../../runtime/host/service-schema.ts';
import type { CallMeta, Owner } from '../../runtime/host/call-meta.ts';
import { fromTransport } from '../../runtime/host/error-transport.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import { PersonData } from '../../runtime/host/person-data.ts';
import { turnLimitMs } from '../../runtime/host/time-limits.ts';
import type { ProcessReport } from '../../sandbox/confined-release.ts';
import type { Stage } from './stage.ts';

export type Delivery = Pick<DomainEvent, 'id' | 'name' | 'payload'> & { readonly districtId: string | null };

/** A plugin that runs on the stage. */
export class Installed {
  readonly source: PluginSource;
  readonly trust: Trust;
  readonly #stage: Stage;

  constructor(stage: Stage, source: PluginSource, trust: Trust) {
    this.#stage = stage;
    this.source = source;
    this.trust = trust;
  }

  get pluginId(): string {
    return this.source.manifest.id;
  }

  get release(): LoadedRelease {
    const { plugins } = this.#stage.platform.node;
    const release = plugins.view.release(this.pluginId, this.source.manifest.version);
    if (!release) throw new Error(`${this.pluginId} does not run`);
    return release;
  }

  get definition(): PluginDefinition {
    return this.release.definition;
  }

  get owner(): Owner {
    return { kind: 'plugin', id: this.pluginId, version: this.release.tag };
  }

  /** Calls an action, by `<service>.<action>` or by the whole name of any action. */
  async call(action: string, params: Record<string, unknown>, as: Caller, meta: Partial<CallMeta> = {}): Promise<unknown> {
    const { broker, platform } = this.#stage.platform.node.runtime;
    const all: CallMeta = { caller: as, requestId: platform.newId(), ...meta };
    try {
      return await broker.call(action, params, { meta: all });
    } catch (thrown) {
      throw fromTransport(thrown);
    }
  }

  callOwn(action: string, params: Record<string, unknown>, as: Caller, meta: Partial<CallMeta> = {}): Promise<unknown> {
    return this.call(`${this.pluginId}.${action}`, params, as, meta);
  }

  /** Hands an event to one of the plugin's consumers as the relay does. */
  deliver(service: string, { id, name, payload, districtId }: Delivery): Promise<unknown> {
    const params = { id, name, payload, at: Date.now() };
    return this.callOwn(`${service}.${deliveryAction(name)}`, params, systemCaller, { districtId });
  }

  /** One turn of a timer, as the platform would give it. */
  async turn(name: string, timer: Timer): Promise<void> {
    const { host } = this.#stage.platform.node.runtime;
    const run = () => timer.handler(this.#context() as never);
    await host.guards.of(this.owner)!.work(`timer ${name}`, turnLimitMs, run);
  }

  async health(): Promise<{ ok: boolean; detail?: string }> {
    return (await this.definition.health?.(this.#context() as never)) ?? { ok: true };
  }

  exportPerson(personId: string): Promise<Record<string, unknown>> {
    return this.#personData().exportPerson(personId);
  }

  erasePerson(personId: string): Promise<void> {
    return this.#personData().erasePerson(personId);
  }

  async setEnabled(district: 'here' | 'there', isEnabled: boolean, settings: Record<string, unknown> = {}): Promise<void> {
    const administrator = this.#stage.people[district].get('district-administrator')!.caller;
    const before = (await this.call('plugin-manager.get', { id: this.pluginId }, administrator)) as {
      installation: { revision: number };
    };
    const wanted = { id: this.pluginId, enabled: isEnabled, settings, expectedRevision: before.installation.revision };
    await this.call('plugin-manager.setInstallation', wanted, administrator);
  }

  /** Of a confined one that runs: its process. */
  get process(): ProcessReport | undefined {
    return this.release.process?.() as ProcessReport | undefined;
  }

  /** Puts the same release, loaded anew, in its own place; with another interface, where one is given. */
  async swap(ui = this.source.ui): Promise<void> {
    await this.#stage.load({ ...this.source, ui }, this.trust);
  }

  #personData(): PersonData {
    return new PersonData(this.#stage.platform.node.runtime.host, this.owner, this.definition);
  }

  #context(): HandlerContext {
    const { host, platform } = this.#stage.platform.node.runtime;
    return new HandlerContext(host, this.owner, { caller: systemCaller, requestId: platform.newId() }, {});
  }
}
