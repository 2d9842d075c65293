import { fileURLToPath } from 'node:url';
import { systemCaller, type Caller, type PluginContext, type PluginDefinition } from '@fudao/plugin-sdk';
import { createPluginManagerRoom } from '../../src/plugin-manager/plugin-manager.room.ts';
import { openPlugins } from '../../src/plugin-manager/open-plugins.ts';
import { readPluginSource } from '../../src/plugin-manager/release/plugin-source.ts';
import { HandlerContext } from '../../src/runtime/host/handler-context.ts';
import { startRooms, type TestRooms } from '../../src/testing/start-rooms.ts';
import { until } from '../../src/testing/until.ts';
import { bank } from './a-bank.ts';
import { people } from './people.ts';
import { nothingHeard, standIns, type Heard } from './stand-ins.ts';

const centreFolder = fileURLToPath(new URL('../../../plugins/question-answer/', import.meta.url));

const evening = Date.parse('2026-11-23T18:00:00+08:00');
const tables = ['questions', 'askers', 'answer_drafts', 'answers', 'guidance', 'attempts'] as const;

export interface Centre {
  readonly rooms: TestRooms;
  readonly heard: Heard;
  /** Calls `<service>.<action>` of the plugin. */
  call<R = Record<string, unknown>>(
    action: string,
    params: Record<string, unknown>,
    as: Caller,
    key?: string,
  ): Promise<R>;
  /** The time that the platform believes it is; tests move it on. */
  readonly clock: { now: number };
  pass(seconds: number): void;
  enable(administrator: Caller, settings?: Record<string, unknown>): Promise<void>;
  disable(administrator: Caller): Promise<void>;
  /** Carries out all deferred work. */
  settle(): Promise<void>;
  /** Waits until the search knows the bank. */
  untilSearchable(): Promise<void>;
  countRows(table: string): Promise<number>;
  /** What a timer of the plugin would do now. */
  runTimer(name: string): Promise<void>;
  /** The context in which the platform itself calls the plugin. */
  systemContext(): PluginContext<never>;
  readonly definition: PluginDefinition;
  /** As it was at the start: no rows, nothing heard, default settings. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** The Q&A centre on a platform without gateway, enabled in the districts east and west. */
export async function startCentre(databaseUrl: string | undefined): Promise<Centre> {
  const heard = nothingHeard();
  const clock = { now: evening };
  const rooms = await startRooms(
    (platform, _runtime, plugins) => [...standIns(heard, bank), createPluginManagerRoom(platform, plugins)],
    { ...(databaseUrl ? { databaseUrl } : {}), now: () => new Date(clock.now) },
  );
  const { runtime, plugins, platform } = rooms;
  const bundled = [await readPluginSource(centreFolder)];
  const endRelease = await openPlugins(runtime, plugins, { bundled, runsTimers: false });

  async function install(administrator: Caller, enabled: boolean, settings: Record<string, unknown>): Promise<void> {
    const { installation } = await rooms.call<{ installation: { revision: number } }>(
      'plugin-manager.get',
      { id: 'question-answer' },
      administrator,
    );
    const wanted = { id: 'question-answer', enabled, settings, expectedRevision: installation.revision };
    await rooms.call('plugin-manager.setInstallation', wanted, administrator);
  }

  const definition = plugins.view.stable('question-answer')!.definition;
  const owner = { kind: 'plugin', id: 'question-answer', version: '1.0.0' } as const;
  const systemContext = () =>
    new HandlerContext(
      runtime.host,
      owner,
      { caller: systemCaller, requestId: 'test' },
      {},
    ) as unknown as PluginContext<never>;

  const centre: Centre = {
    rooms,
    heard,
    clock,
    call: (action, params, as, key) =>
      rooms.call(`question-answer.${action}`, params, as, key ? { idempotencyKey: key } : {}),
    pass: (seconds) => void (clock.now += seconds * 1000),
    enable: (administrator, settings = {}) => install(administrator, true, settings),
    disable: (administrator) => install(administrator, false, {}),
    settle: () => rooms.settle(),
    async untilSearchable() {
      const asked = { text: '一列火车匀速通过大桥' };
      await until(async () => {
        const { matches } = await centre.call<{ matches: unknown[] }>('similar.find', asked, people.ann);
        return matches.length > 0;
      });
    },
    async countRows(table) {
      const row = await platform.database.selectOne<{ n: number }>(
        `SELECT COUNT(*) AS n FROM question_answer_${table}`,
      );
      return Number(row?.n);
    },
    definition,
    systemContext,
    async runTimer(name) {
      const timer = definition.services.map(({ timers }) => timers?.[name]).find((found) => found !== undefined);
      await timer!.handler(systemContext());
    },
    async reset() {
      await rooms.settle();
      for (const table of tables) await platform.database.run(`DELETE FROM question_answer_${table}`);
      clock.now = evening;
      await centre.enable(people.eastAdmin);
      await centre.enable(people.westAdmin);
      await rooms.settle();
      for (const kept of Object.values(heard)) {
        if (kept instanceof Map) kept.clear();
        else kept.length = 0;
      }
    },
    async stop() {
      await endRelease();
      await rooms.stop();
    },
  };
  await centre.reset();
  return centre;
}
