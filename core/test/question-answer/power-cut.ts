import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase, type Database } from '../../src/database/index.ts';
import { ApiClient, type ApiAnswer } from '../../src/testing/api-client.ts';
import { newDemoFolder } from '../../src/testing/demo-folder.ts';
import { startNode, type NodeProcess } from '../../src/testing/node-process.ts';
import { until } from '../../src/testing/until.ts';
import { api } from './over-http.ts';

export type Send<T> = () => Promise<ApiAnswer<T>>;

const settings = { goodMatch: 100, maxOpenQuestionsPerStudent: 20 };
/** What failed while the power went is tried again, later each time. */
const longestDeliveryMs = 40_000;

/** The key is made once: to send again is to send the same. */
export function once<T>(as: ApiClient, path: string, body: object = {}): Send<T> {
  const key = { 'idempotency-key': randomUUID() };
  return () => as.post<T>(api + path, body, key);
}

/** A real process on the embedded database that is killed with -9 and started again at the same address. */
export class PowerCuts {
  readonly dataFolder: string;
  #node: NodeProcess;

  private constructor(dataFolder: string, node: NodeProcess) {
    this.dataFolder = dataFolder;
    this.#node = node;
  }

  static async begin(): Promise<PowerCuts> {
    const dataFolder = await newDemoFolder();
    const cuts = new PowerCuts(dataFolder, await startNode({ FUDAO_DATA: dataFolder }));
    for (const id of ['D0001', 'D0002']) {
      const wanted = { enabled: true, settings, expectedRevision: 0 };
      const administrator = await cuts.signIn(id);
      (await administrator.put('/api/plugin-manager/plugins/question-answer/installation', wanted)).expect(200);
    }
    return cuts;
  }

  signIn(educationId: string): Promise<ApiClient> {
    return ApiClient.signIn(this.#node.url, educationId);
  }

  /** @param meanwhile what happens to the data before the power is back */
  async cut(meanwhile?: (database: Database) => Promise<unknown>): Promise<void> {
    await this.#node.kill();
    if (meanwhile) await this.withDatabase(meanwhile);
    this.#node = await startNode({ FUDAO_DATA: this.dataFolder, PORT: new URL(this.#node.url).port });
  }

  /**
   * Sends all at once and cuts the power when `cutAfter` are acknowledged: some are done, some under way, some not
   * begun. Then each is sent again, as the apps do: what was acknowledged is answered as before, the rest is done.
   */
  async sendThroughCut<T>(cutAfter: number, sends: readonly Send<T>[]): Promise<T[]> {
    let acknowledged = 0;
    // A request that the cut tore apart has no answer.
    const sent = sends.map((send) =>
      send().then(
        (answer) => (acknowledged++, answer),
        () => undefined,
      ),
    );
    await (cutAfter === 0 ? wait(3) : until(() => acknowledged >= cutAfter));
    await this.cut();
    const before = await Promise.all(sent);
    const again = await Promise.all(sends.map((send) => send()));
    return again.map(({ status, body }, at) => {
      expect({ status, body }).toMatchObject({ status: status < 300 ? status : 'done' });
      if (before[at]) expect(before[at]).toMatchObject({ status, body });
      return body;
    });
  }

  async withDatabase<T>(use: (database: Database) => Promise<T>): Promise<T> {
    const database = await openDatabase({ file: join(this.dataFolder, 'fudao.sqlite') });
    try {
      return await use(database);
    } finally {
      await database.close();
    }
  }

  /** Waits until all that was left to be done later is done. */
  untilDelivered(): Promise<boolean> {
    const statement = 'SELECT COUNT(*) AS n FROM runtime_outbox WHERE done_at IS NULL';
    const waiting = () => this.withDatabase((database) => database.selectOne<{ n: number }>(statement));
    return until(async () => Number((await waiting())?.n) === 0, longestDeliveryMs);
  }

  stop(): Promise<void> {
    return this.#node.stop();
  }

  async end(): Promise<void> {
    await this.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }
}
