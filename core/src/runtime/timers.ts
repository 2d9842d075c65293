import { systemCaller, type Dispose, type Timer } from '@fudao/plugin-sdk';
import type { CallMeta, Owner } from './host/call-meta.ts';
import { HandlerContext } from './host/handler-context.ts';
import type { HostServices } from './host/host-services.ts';
import { turnLimitMs } from './host/time-limits.ts';
import { UniqueViolation } from '../database/index.ts';

/** Takes a timer's turn if it is due; of all nodes that ask, one gets it. */
export async function takeTurn(host: HostServices, name: string, everyMs: number): Promise<boolean> {
  const now = host.now().getTime();
  const taken = await host.database.run(
    'UPDATE runtime_timers SET next_at = :next WHERE name = :name AND next_at <= :now',
    { name, now, next: now + everyMs },
  );
  if (taken > 0) return true;
  const known = await host.database.selectOne('SELECT name FROM runtime_timers WHERE name = :name', { name });
  if (known) return false;
  try {
    await host.database.insert('runtime_timers', { name, next_at: now + everyMs });
    return true;
  } catch (error) {
    if (error instanceof UniqueViolation) return false;
    throw error;
  }
}

/** Of releases side by side one does the work that belongs to no district. */
function isOnDuty({ gate }: HostServices, { kind, id, version }: Owner): boolean {
  return kind === 'core' || gate.isStable({ id, version: version! });
}

/** Runs a declared timer on whichever node's turn it is, until disposed. */
export function startTimer(host: HostServices, owner: Owner, name: string, timer: Timer): Dispose {
  const everyMs = timer.everySeconds * 1_000;
  const key = `${owner.id}: ${name}`;
  const guard = host.guards.of(owner);
  let running: Promise<void> | undefined;
  const run = async () => {
    try {
      if (!isOnDuty(host, owner) || !(await takeTurn(host, key, everyMs))) return;
      const meta: CallMeta = { caller: systemCaller, requestId: host.newId() };
      const turn = () => timer.handler(new HandlerContext(host, owner, meta, {}) as never);
      await (guard ? guard.work(`timer ${name}`, turnLimitMs, turn) : turn());
    } catch (error) {
      host.log.error({ err: error, timer: key }, 'timer failed; it runs again at its next turn');
    }
  };
  const tick = () => {
    running ??= run().finally(() => (running = undefined));
  };
  // Looking a little more often than it runs keeps the turn short when the node that had it died.
  const interval = setInterval(tick, Math.max(1_000, everyMs / 2));
  interval.unref();
  tick();
  return async () => {
    clearInterval(interval);
    await running;
  };
}
