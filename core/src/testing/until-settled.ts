import type { NodeRuntime } from '../runtime/node-runtime.ts';
import { until } from './until.ts';

/** Waits until everything that was left in the outbox is carried out. */
export async function untilSettled({ platform, relay }: Pick<NodeRuntime, 'platform' | 'relay'>): Promise<void> {
  await until(async () => {
    relay.nudge();
    const open = 'SELECT COUNT(*) AS n FROM runtime_outbox WHERE done_at IS NULL';
    return Number((await platform.database.selectOne<{ n: number }>(open))?.n) === 0;
  });
}
