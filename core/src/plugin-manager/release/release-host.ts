import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemCaller, type Dispose, type PluginDefinition } from '@fudao/plugin-sdk';
import type { Owner } from '../../runtime/host/call-meta.ts';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { HostServices } from '../../runtime/host/host-services.ts';
import { toServiceSchema } from '../../runtime/host/service-schema.ts';
import { startLimitMs } from '../../runtime/host/time-limits.ts';
import type { ConsumerRegistry } from '../../runtime/outbox/consumer-registry.ts';
import { startTimer } from '../../runtime/timers.ts';
import type { DescribeProcess, LoadedRelease } from './loaded-release.ts';
import type { PluginSource } from './plugin-source.ts';
import type { ReleaseOrigin, Trust } from './release.repository.ts';

/** What is to be run, and how. */
export interface ReleaseOrder {
  readonly source: PluginSource;
  readonly origin: ReleaseOrigin;
  readonly trust: Trust;
  /** Moleculer version to serve it under. */
  readonly tag: string;
}

/** The definition of a release, and how to let go of what it took to get it. */
export interface Loaded {
  readonly definition: PluginDefinition;
  readonly unload: Dispose;
  /** Of a release in a process of its own: how that is doing. */
  readonly process?: DescribeProcess;
}

/** Gets at the definition of a release: in this process, or in a confined child. */
export type LoadDefinition = (order: ReleaseOrder) => Promise<Loaded>;

const longestHealthCheckMs = 10_000;
const nothing: Dispose = () => undefined;

/** Loads the definition of a trusted release into this process. */
export const importDefinition: LoadDefinition = async ({ source, tag }) => {
  // Another tag is another module: the same file may have changed since.
  const url = `${pathToFileURL(source.entry).href}?release=${encodeURIComponent(tag)}`;
  const module = (await import(url)) as { default?: PluginDefinition };
  if (!module.default?.services) throw new Error(`${source.entry} does not export a plugin definition as default.`);
  return { definition: module.default, unload: nothing };
};

async function endAll(ends: readonly Dispose[]): Promise<void> {
  for (const end of [...ends].reverse()) await end();
}

function within<T>(promise: Promise<T>, milliseconds: number, complaint: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(complaint)), milliseconds)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export interface ReleaseHostOptions {
  /** Below it each plugin has a folder for caches. */
  readonly cacheRoot: string;
  readonly runsTimers: boolean;
  readonly loaders: Readonly<Record<Trust, LoadDefinition>>;
}

/** Runs releases on this node: their tables, services, consumers, timers and set-up. */
export class ReleaseHost {
  readonly #host: HostServices;
  readonly #consumers: ConsumerRegistry;
  readonly #options: ReleaseHostOptions;

  constructor(host: HostServices, consumers: ConsumerRegistry, options: ReleaseHostOptions) {
    this.#host = host;
    this.#consumers = consumers;
    this.#options = options;
  }

  /**
   * Starts a release beside whatever runs; nobody is sent to it yet. Where a step fails, what the steps
   * before it began is ended, and the reason is thrown.
   */
  async run(order: ReleaseOrder): Promise<LoadedRelease> {
    const { source, tag, trust } = order;
    const owner: Owner = { kind: 'plugin', id: source.manifest.id, version: tag };
    const ends: Dispose[] = [];
    try {
      const guard = this.#host.guards.add(owner, source.folder);
      ends.push(() => this.#host.guards.remove(owner));
      const { definition, unload, process } = await guard.start('load', startLimitMs, () => this.#options.loaders[trust](order));
      ends.push(unload);
      if (definition.migrations) await this.#host.database.migrate(owner.id, definition.migrations, 'own tables');
      ends.push(await this.#startServices(owner, definition));
      ends.push(await this.#setUp(owner, definition));
      await this.#checkHealth(owner, definition);
      if (this.#options.runsTimers) ends.push(...this.#startTimers(owner, definition));
      return { ...loadedRelease(order, definition, () => endAll(ends)), ...(process && { process }) };
    } catch (error) {
      await endAll(ends);
      throw error;
    }
  }

  async #startServices(owner: Owner, definition: PluginDefinition): Promise<Dispose> {
    const { broker } = this.#host;
    this.#host.events.add(owner, definition.events);
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
      this.#host.events.remove(owner);
      await Promise.all(services.map(({ name, version }) => broker.destroyService({ name, version } as never)));
    };
  }

  async #setUp(owner: Owner, definition: PluginDefinition): Promise<Dispose> {
    const cacheFolder = join(this.#options.cacheRoot, owner.id);
    await mkdir(cacheFolder, { recursive: true });
    const setUp = () => definition.setup?.({ context: this.#contextOf(owner) as never, cacheFolder });
    return (await this.#host.guards.of(owner)!.start('setup', startLimitMs, setUp)) ?? nothing;
  }

  /** Before anybody is sent to it. @throws with the release's own words where it is not well */
  async #checkHealth(owner: Owner, definition: PluginDefinition): Promise<void> {
    if (!definition.health) return;
    const asked = definition.health(this.#contextOf(owner) as never);
    const health = await within(asked, longestHealthCheckMs, 'its health check did not answer within 10 s');
    if (!health.ok) throw new Error(`its health check failed: ${health.detail ?? 'no reason given'}`);
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

function loadedRelease({ source, origin, trust, tag }: ReleaseOrder, definition: PluginDefinition, stop: Dispose): LoadedRelease {
  const { manifest, ui, folder } = source;
  return {
    pluginId: manifest.id,
    version: manifest.version,
    tag,
    manifest,
    origin,
    trust,
    folder,
    ui,
    definition,
    stop,
  };
}
