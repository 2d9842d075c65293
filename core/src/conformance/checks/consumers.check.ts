import { randomUUID } from 'node:crypto';
import type { TSchema } from '@fudao/plugin-sdk';
import { fittingInput } from '../exercise/fitting-input.ts';
import { Marker } from '../exercise/marker.ts';
import type { Schema } from '../exercise/schema.ts';
import { ValuePool } from '../exercise/value-pool.ts';
import { failure, warning, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Life } from '../life.ts';
import { countAfterwards, firstDifference } from '../stage/storage.ts';

interface Sample {
  readonly payload: Record<string, unknown>;
  /** Whether its publisher was seen emitting it, or its schema says that it could. */
  readonly isReal: boolean;
}

/** Payloads of an event: such as were emitted while the plugin was used, else one made up by its schema. */
async function samplesOf(life: Life, name: string): Promise<Sample[]> {
  const { platform, host } = life.stage.platform.node.runtime;
  const rows = await platform.database.select<{ payload: string }>(
    "SELECT payload FROM runtime_outbox WHERE kind = 'event' AND name = :name ORDER BY created_at DESC LIMIT 3",
    { name },
  );
  if (rows.length > 0) return rows.map(({ payload }) => ({ payload: JSON.parse(payload) as Record<string, unknown>, isReal: true }));
  const schema = (life.installed.definition.events?.[name] ?? host.events.schemaOf(name)) as TSchema | undefined;
  if (!schema) return [{ payload: {}, isReal: false }];
  const source = { marker: new Marker(), pool: new ValuePool(), variant: 0, isWhole: true };
  return [{ payload: fittingInput(schema as Schema, source) as Record<string, unknown>, isReal: true }];
}

async function state(life: Life) {
  const { database } = life.stage.platform.node.runtime.platform;
  await life.stage.settle();
  return { kept: await life.kept(), afterwards: await countAfterwards(database, life.pluginId) };
}

async function deliverTwice(life: Life, service: string, name: string, { payload, isReal }: Sample): Promise<Finding[]> {
  const { districtId } = life.stage.people.here.get('student')!.caller;
  const delivery = { id: randomUUID(), name, payload, districtId };
  const deliver = () =>
    life.installed.deliver(service, delivery).then(
      () => undefined,
      (error: Error) => error.message,
    );
  const where = `${service} on ${name}`;
  const complaint = await deliver();
  if (complaint !== undefined) return [(isReal ? failure : warning)(`The consumer of ${name} failed: ${complaint}`, where)];
  const once = await state(life);
  const again = (await deliver()) ?? (await Promise.all([deliver(), deliver()])).find((one) => one !== undefined);
  if (again !== undefined) return [failure(`The consumer of ${name} failed when the same event came again: ${again}`, where)];
  const twice = await state(life);
  const changed = firstDifference(once.kept, twice.kept);
  if (changed) return [failure(`The consumer of ${name} changes ${changed} again when the same event is delivered twice; do all of it in one transaction.`, where)];
  if (twice.afterwards > once.afterwards) return [failure(`The consumer of ${name} emits, records or notifies again when the same event is delivered twice.`, where)];
  return [];
}

export const consumersCheck: Check = {
  id: 'consumers',
  title: 'an event that is delivered twice has its effect once; timers end well',
  needs: 'platform',
  run: async (trial) => {
    const life = await trial.running();
    await life.used();
    const findings: Finding[] = [];
    for (const { name: service, events, timers } of life.installed.definition.services) {
      for (const event of Object.keys(events ?? {})) {
        for (const sample of await samplesOf(life, event)) findings.push(...(await deliverTwice(life, service, event, sample)));
      }
      for (const [name, timer] of Object.entries(timers ?? {})) {
        await life.installed.turn(name, timer).catch((error: Error) => findings.push(failure(`The timer "${name}" failed: ${error.message}`, name)));
      }
    }
    return findings;
  },
};
