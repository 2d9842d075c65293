import { setTimeout as wait } from 'node:timers/promises';
import { readLiveNodes } from '../plugin-manager/node/node.repository.ts';
import { fromTransport } from '../runtime/host/error-transport.ts';
import type { CallMeta } from '../runtime/host/call-meta.ts';
import type { NodeRuntime } from '../runtime/node-runtime.ts';
import { readOutbox } from '../runtime/outbox/outbox-entry.ts';
import { finishOutbox } from '../runtime/outbox/outbox-repository.ts';
import { findPendingWork, type PendingWork } from '../runtime/runtime-privacy.ts';
import type { Person } from './person.ts';
import { withoutPerson } from './without-person.ts';

/** A running platform carries out what waits within a second; what fails is tried again for longer. */
const longestMs = 30_000;
const pollMs = 200;
const leaseMs = 60_000;

/** Where nodes run they are left to it. */
async function waitForNodes({ host }: NodeRuntime, person: Person): Promise<void> {
  const begun = performance.now();
  const announced = "SELECT id FROM runtime_outbox WHERE done_at IS NULL AND name = 'identity.announceEnded' LIMIT 1";
  while (performance.now() - begun < longestMs) {
    const isAnnounced = (await host.database.selectOne(announced)) === undefined;
    if (isAnnounced && (await findPendingWork(host.database, person.id)).length === 0) return;
    await wait(pollMs);
  }
}

/** Carries out a call to the core here, as a relay would; nothing where somebody else is at it. */
async function carryOut({ host, broker }: NodeRuntime, row: PendingWork): Promise<void> {
  const now = host.now().getTime();
  const claim = 'UPDATE runtime_outbox SET claimed_by = :id, claimed_until = :until WHERE id = :id AND done_at IS NULL AND claimed_until <= :now';
  if ((await host.database.run(claim, { id: row.id, now, until: now + leaseMs })) === 0) return;
  const { caller, districtId, schoolId, plugin, requestId, id, name, payload } = readOutbox(row);
  const meta: CallMeta = { caller, districtId, schoolId, requestId, idempotencyKey: id, ...(plugin ? { plugin } : {}) };
  try {
    await broker.call(name, payload, { meta });
    await finishOutbox(host.database, id, host.now().getTime());
  } catch (error) {
    host.log.warn({ err: fromTransport(error), outboxId: id, target: name }, 'deferred work failed; it stays for the next worker');
    await host.database.update('runtime_outbox', { claimed_until: 0, claimed_by: null }, { id });
  }
}

async function carryOutCalls(runtime: NodeRuntime, person: Person): Promise<void> {
  const { host } = runtime;
  for (const row of await findPendingWork(host.database, person.id)) {
    const owner = row.kind === 'call' ? host.actions.get(row.name)?.owner : undefined;
    if (owner?.kind === 'core') await carryOut(runtime, row);
  }
}

/** An event that waits keeps the id, which stands for nobody soon; what can be read goes. */
async function strip({ host }: NodeRuntime, person: Person, { id, payload, origin }: PendingWork): Promise<void> {
  const strip = (json: string) => JSON.stringify(withoutPerson(JSON.parse(json), person));
  await host.database.update('runtime_outbox', { payload: strip(payload), origin: strip(origin) }, { id });
}

/**
 * Sees to it that nothing is on its way any more that would bring the person back: a record under a new key, a
 * notification. Gives the names of calls that could not be carried out.
 */
export async function settleWork(runtime: NodeRuntime, person: Person): Promise<string[]> {
  const { host } = runtime;
  const nodes = await readLiveNodes(host.database, host.now().getTime());
  await (nodes.length > 0 ? waitForNodes(runtime, person) : carryOutCalls(runtime, person));
  const left = await findPendingWork(host.database, person.id);
  for (const row of left) if (row.kind === 'event') await strip(runtime, person, row);
  return left.flatMap(({ kind, name }) => (kind === 'call' ? [name] : []));
}
