import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Dispose, PluginDefinition } from '@fudao/plugin-sdk';
import { systemCaller } from '@fudao/plugin-sdk';
import type { Owner } from '../runtime/host/call-meta.ts';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import type { HostServices } from '../runtime/host/host-services.ts';
import { toServiceSchema } from '../runtime/host/service-schema.ts';
import type { ConsumerRegistry } from '../runtime/outbox/consumer-registry.ts';
import { startTimer } from '../runtime/timers.ts';
import type { PluginSource } from './plugin-source.ts';

/** A release that runs on this node. */
export interface RunningRelease {
  readonly definition: PluginDefinition;
  readonly stop: Dispose;
}

async function importDefinition(source: PluginSource): Promise<PluginDefinition> {
  const module = (await import(pathToFileURL(source.entry).href)) as { default?: PluginDefinition };
  if (!module.default?.services) {
    throw new Error(`${source.entry} does not export a plugin definition as default.`);
  }
  return module.default;
}

/** Runs trusted releases inside of this node: their tables, services, consumers, timers and set-up. */
export class ReleaseHost {
  readonly #host: HostServices;
  readonly #consumers: ConsumerRegistry;
  readonly #cacheRoot: string;
  readonly #runsTimers: boolean;

  constructor(host: HostServices, consumers: ConsumerRegistry, options: { cacheRoot: string; runsTimers: boolean }) {
    this.#host = host;
    this.#consumers = consumers;
    this.#cacheRoot = options.cacheRoot;
    this.#runsTimers = options.runsTimers;
  }

  async run(source: PluginSource): Promise<RunningRelease> {
    const definition = await importDefinition(source);
    const owner: Owner = { kind: 'plugin', id: source.manifest.id, version: source.manifest.version };
    if (definition.migrations) await this.#host.database.migrate(owner.id, definition.migrations, 'own tables');
    const ends: Dispose[] = [];
    ends.push(await this.#startServices(owner, definition));
    ends.push(await this.#setUp(owner, definition));
    if (this.#runsTimers) ends.push(...this.#startTimers(owner, definition));
    return { definition, stop: async () => void (await Promise.all(ends.reverse().map((end) => end()))) };
  }

  async #startServices(owner: Owner, definition: PluginDefinition): Promise<Dispose> {
    const { broker } = this.#host;
    const services = definition.services.map((service) => broker.createService(toServiceSchema(this.#host, owner, service)));
    for (const service of definition.services) {
      this.#host.actions.add(owner, service);
      this.#consumers.add(owner, service);
    }
    // createService returns before the service has started; the default poll of one second is too slow.
    if (broker.started) {
      const names = services.map(({ name, version }) => ({ name, version }));
      await broker.waitForServices(names as never, 10_000, 5);
    }
    return async () => {
      for (const service of definition.services) {
        this.#consumers.remove(owner, service);
        this.#host.actions.remove(owner, service);
      }
      await Promise.all(services.map(({ name, version }) => broker.destroyService({ name, version } as never)));
    };
  }

  async #setUp(owner: Owner, definition: PluginDefinition): Promise<Dispose> {
    const cacheFolder = join(this.#cacheRoot, owner.id);
    await mkdir(cacheFolder, { recursive: true });
    const context = this.#contextOf(owner) as never;
    return (await definition.setup?.({ context, cacheFolder })) ?? (() => undefined);
  }

  #startTimers(owner: Owner, definition: PluginDefinition): Dispose[] {
    return definition.services.flatMap((service) =>
      Object.entries(service.timers ?? {}).map(([name, timer]) => startTimer(this.#host, owner, name, timer)),
    );
  }

  #contextOf(owner: Owner): HandlerContext {
    return new HandlerContext(this.#host, owner, { caller: systemCaller, requestId: `setup:${owner.id}` }, {});
  }
}
