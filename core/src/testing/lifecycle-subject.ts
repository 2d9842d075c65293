import { rm } from 'node:fs/promises';
import { systemCaller, roles, type Caller, type PluginContext, type PluginDefinition, type Role } from '@fudao/plugin-sdk';
import type { LifecycleSubject } from '@fudao/plugin-sdk/testing';
import type { BootOptions, RunningNode } from '../boot.ts';
import { fromTransport } from '../runtime/host/error-transport.ts';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import { PersonData } from '../runtime/host/person-data.ts';
import type { Problem } from './api-client.ts';
import { newDemoFolder } from './demo-folder.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';

/** One account of the demo city for each role, all but the last two of the district yunhu. */
const accounts: Readonly<Record<Role, string>> = {
  student: '20260001',
  teacher: 'T0001',
  reviewer: 'T0002',
  'school-administrator': 'S0001',
  'district-administrator': 'D0001',
  'city-administrator': 'C0001',
  vendor: 'V0001',
};

export interface PlatformSubject extends LifecycleSubject {
  stop(): Promise<void>;
}

async function resolveCallers(platform: TestPlatform): Promise<ReadonlyMap<Role, Caller>> {
  const { call } = platform.node.runtime.platform;
  const resolved = roles.map(async (role) => {
    const { token } = await platform.signIn(accounts[role]);
    return [role, await call<Caller>('identity.resolve', { token })] as const;
  });
  return new Map(await Promise.all(resolved));
}

/** The context in which the platform itself calls a plugin. */
function systemContext({ runtime }: RunningNode, id: string, version: string): PluginContext<never> {
  const owner = { kind: 'plugin', id, version } as const;
  const context = new HandlerContext(runtime.host, owner, { caller: systemCaller, requestId: 'lifecycle' }, {});
  return context as unknown as PluginContext<never>;
}

/**
 * A plugin as the lifecycle suite handles it: real accounts, real API, real restarts.
 * @param options of the platform; its own plugins unless told
 */
export async function platformSubject(
  pluginId: string,
  options: BootOptions = {},
): Promise<PlatformSubject> {
  const dataFolder = await newDemoFolder();
  let platform = await startPlatform({ ...options, dataFolder });
  const callers = await resolveCallers(platform);
  const { manifest } = platform.node.plugins.view.stable(pluginId)!;
  const definition = (): PluginDefinition => platform.node.plugins.view.stable(pluginId)!.definition;
  const context = () => systemContext(platform.node, pluginId, manifest.version);
  const owner = { kind: 'plugin', id: pluginId, version: manifest.version } as const;
  const personData = () => new PersonData(platform.node.runtime.host, owner, definition());
  const path = `/api/plugin-manager/plugins/${pluginId}`;

  async function install(enabled: boolean, settings: Record<string, unknown>): Promise<void> {
    const administrator = await platform.signIn(accounts['district-administrator']);
    const { body } = (await administrator.get<{ installation: { revision: number } }>(path)).expect(200);
    const wanted = { enabled, settings, expectedRevision: body.installation.revision };
    const { status, body: answer } = await administrator.put<Partial<Problem>>(`${path}/installation`, wanted);
    if (status !== 200) throw Object.assign(new Error(answer.detail), { code: answer.code });
  }

  return {
    manifest,
    definition: definition(),
    caller: (role) => callers.get(role)!,
    enable: (settings = {}) => install(true, settings),
    disable: () => install(false, {}),
    async call(action, params, as) {
      const { broker } = platform.node.runtime;
      try {
        return await broker.call(`${pluginId}.${action}`, params, { meta: { caller: as, requestId: 'lifecycle' } });
      } catch (thrown) {
        throw fromTransport(thrown);
      }
    },
    exportPerson: (personId) => personData().exportPerson(personId),
    erasePerson: (personId) => personData().erasePerson(personId),
    health: async () => (await definition().health?.(context())) ?? { ok: true },
    async restart() {
      await platform.stop();
      platform = await startPlatform({ ...options, dataFolder });
    },
    async stop() {
      await platform.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
