import type { Readable } from 'node:stream';
import type { Context } from 'moleculer';
import { commonErrors, FudaoError, type ActionDefinition } from '@fudao/plugin-sdk';
import { compileSchema, type Check } from '../validation.ts';
import { authorise } from './authorise.ts';
import { metaOf, type CallMeta, type Owner } from './call-meta.ts';
import { toTransport } from './error-transport.ts';
import { HandlerContext } from './handler-context.ts';
import type { HostServices } from './host-services.ts';
import { AlreadyDone, IdempotentCall } from './idempotency.ts';

type Handler = (context: Context) => Promise<unknown>;

/** An unknown fault is logged once, with its cause, and leaves as `FUDAO_INTERNAL`. */
export function refusalOf(thrown: unknown, host: HostServices, where: string, requestId: string): FudaoError {
  if (thrown instanceof FudaoError) {
    if (thrown.spec.status >= 500) host.log.error({ err: thrown.cause ?? thrown, where, requestId }, 'action unavailable');
    return thrown;
  }
  host.log.error({ err: thrown, where, requestId }, 'action failed');
  return commonErrors.INTERNAL({}, { cause: thrown });
}

function checkParams(check: Check, params: unknown): void {
  const problems = check(params);
  if (!problems) return;
  const [first] = problems;
  throw commonErrors.INVALID({ reason: `${first!.field} ${first!.message}`.trim(), errors: problems });
}

async function runIdempotent(
  host: HostServices,
  owner: Owner,
  definition: ActionDefinition,
  name: string,
  meta: CallMeta,
  params: unknown,
): Promise<unknown> {
  const guard = new IdempotentCall(name, meta.caller.id, meta.idempotencyKey!, params, host.now());
  const before = await guard.kept(host.database);
  if (before) return before.response;
  try {
    const context = new HandlerContext(host, owner, meta, params, guard);
    return await definition.handler(context as never);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
    return (await guard.kept(host.database))?.response;
  }
}

/**
 * Wraps an action for Moleculer: authorise, validate, run, map errors. The order matters: who may
 * not call learns nothing about what the parameters should be.
 */
export function createActionHandler(
  host: HostServices,
  owner: Owner,
  name: string,
  definition: ActionDefinition,
): Handler {
  const check = compileSchema(definition.params);
  return async function handle(context) {
    const meta = metaOf(context);
    try {
      authorise(owner, definition, meta, host.gate, host.permissions);
      const params = context.params ?? {};
      checkParams(check, params);
      if (definition.idempotent && meta.idempotencyKey) {
        return await runIdempotent(host, owner, definition, name, meta, params);
      }
      const stream = definition.body === 'stream' ? (context as unknown as { stream?: Readable }).stream : undefined;
      return await definition.handler(new HandlerContext(host, owner, meta, params, undefined, stream) as never);
    } catch (thrown) {
      throw toTransport(refusalOf(thrown, host, name, meta.requestId));
    }
  };
}
