import type { Readable } from 'node:stream';
import type { ServiceBroker } from 'moleculer';
import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { fromTransport } from '../runtime/host/error-transport.ts';
import type { Platform } from '../runtime/platform.ts';

/** What it takes to do what people would have done. */
export interface Acting {
  readonly platform: Platform;
  readonly broker: ServiceBroker;
}

/** People of the demo city as callers, by their education IDs. */
export async function peopleOf({ platform }: Acting, educationIds: readonly string[]): Promise<Map<string, Caller>> {
  const found = await platform.call<(Caller & { educationId: string })[]>('identity.accountsByEducationIds', {
    educationIds: [...new Set(educationIds)],
  });
  return new Map(found.map(({ educationId, ...person }) => [educationId, { ...systemCaller, ...person, kind: 'account' }]));
}

export async function personOf(acting: Acting, educationId: string): Promise<Caller> {
  return (await peopleOf(acting, [educationId])).get(educationId)!;
}

interface Extra {
  readonly stream?: Readable;
  /** A second call with it gets the first one's answer. */
  readonly idempotencyKey?: string;
}

/** Calls an action as one of the city's people. */
export async function callAs<T>(
  { broker, platform }: Acting,
  caller: Caller,
  action: string,
  params: object,
  { stream, idempotencyKey }: Extra = {},
): Promise<T> {
  const meta = { caller, requestId: platform.newId(), ...(idempotencyKey && { idempotencyKey }) };
  try {
    return await broker.call<T, object>(action, params, { meta, ...(stream && { stream }) } as never);
  } catch (error) {
    throw fromTransport(error);
  }
}
