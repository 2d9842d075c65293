import { systemCaller, type Dispose } from '@fudao/plugin-sdk';
import { HandlerContext } from '../../runtime/host/handler-context.ts';
import type { NodeRuntime } from '../../runtime/node-runtime.ts';
import type { PluginManager } from '../plugin-manager.ts';
import { movePointer, type ChangeContext } from '../release/release-change.ts';
import { readChannelsOf, type ChannelState } from '../routing/channel.repository.ts';
import { overBudget, type RecentFigures } from './error-budget.ts';
import { rollBack } from './pointer-move.ts';
import { prepareEverywhere } from './preparation.ts';

const everyMs = 1_000;
const owner = { kind: 'core', id: 'plugin-manager' } as const;

/**
 * Watches the releases that a pointer was moved to in the last minutes, on every node: the first that sees
 * one fail too often rolls it back for all.
 */
export class BudgetWatch {
  readonly #runtime: NodeRuntime;
  readonly #plugins: PluginManager;
  #checking: Promise<void> | undefined;

  constructor(runtime: NodeRuntime, plugins: PluginManager) {
    this.#runtime = runtime;
    this.#plugins = plugins;
  }

  start(): Dispose {
    const timer = setInterval(() => void this.check(), everyMs);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await this.#checking;
    };
  }

  /** Looks once; what is over its budget is rolled back before this ends. */
  check(): Promise<void> {
    this.#checking ??= this.#check().finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  async #check(): Promise<void> {
    const now = this.#runtime.platform.now().getTime();
    for (const channels of this.#plugins.desired?.channels.values() ?? []) {
      if (channels.probationUntil <= now) continue;
      for (const version of [channels.canary, channels.stable]) {
        const reason = version === null ? undefined : this.#complaint(channels.pluginId, version);
        if (reason !== undefined) await this.#rollBack(channels, version!, reason);
      }
    }
  }

  #complaint(pluginId: string, version: string): string | undefined {
    const figures = this.#recent(pluginId, version);
    return figures && overBudget(figures);
  }

  #recent(pluginId: string, version: string): RecentFigures | undefined {
    const tag = this.#plugins.view.release(pluginId, version)?.tag;
    const report = tag === undefined ? undefined : this.#runtime.host.guards.figures({ kind: 'plugin', id: pluginId, version: tag });
    if (!report) return undefined;
    const { minute, faultsInRow } = report;
    return { calls: minute.calls, faults: minute.faults, faultsInARow: faultsInRow };
  }

  async #rollBack({ pluginId, revision }: ChannelState, version: string, reason: string): Promise<void> {
    const { platform, host } = this.#runtime;
    const context = new HandlerContext(host, owner, { caller: systemCaller, requestId: host.newId() }, {}) as unknown as ChangeContext;
    try {
      const before = await readChannelsOf(platform.database, pluginId);
      const move = before?.revision === revision ? rollBack(before, version) : undefined;
      if (!move) return;
      if (move.stable !== before!.stable) await prepareEverywhere(platform, pluginId, move.stable!);
      const by = { id: systemCaller.id, name: systemCaller.name };
      await movePointer(platform, context, pluginId, before, move, { step: 'roll-back', version, by, reason });
      host.log.error({ plugin: pluginId, version, reason }, 'a release failed too often and was rolled back');
      await this.#plugins.refresh();
    } catch (error) {
      // Another node was faster, or the database is away: the next look sees.
      host.log.warn({ err: error, plugin: pluginId, version }, 'a roll-back did not succeed; it will be tried again');
    }
  }
}
