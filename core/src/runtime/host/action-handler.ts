import type { Readable } from 'node:stream';
import type { Context } from 'moleculer';
import { commonErrors, FudaoError, type ActionDefinition } from '@fudao/plugin-sdk';
import { isLogged } from '../guard/logged-refusal.ts';
import type { ReleaseGuard } from '../guard/release-guard.ts';
import { compileSchema, type Check } from '../validation.ts';
import { authorise } from './authorise.ts';
import { metaOf, type CallMeta, type Owner } from './call-meta.ts';
import { demandActivity } from './demand-activity.ts';
import { toTransport } from './error-transport.ts';
import { HandlerContext } from './handler-context.ts';
import type { HostServices } from './host-services.ts';
import { AlreadyDone, IdempotentCall } from './idempotency.ts';
import { timeoutOf } from './time-limits.ts';

type Handler = (context: Context) => Promise<unknown>;

/** An unknown fault is logged once, with its cause, and leaves as `FUDAO_INTERNAL`. */
export function refusalOf(thrown: unknown, host: HostServices, where: string, requestId: string): FudaoError {
  if (thrown instanceof FudaoError) {
    if (thrown.spec.status >= 500 && !isLogged(thrown)) host.log.error({ err: thrown.cause ?? thrown, where, requestId }, 'action unavailable');
    return thrown;
  }
  host.log.error({ err: thrown, where, requestId }, 'action failed');
  return commonErrors.INTERNAL({}, { cause: thrown });
}

function checkParams(check: Check, params: unknown): void {
  const problems = check(params);
  if (!problems) return;
  const [first] = problems;
  throw commonErrors.INVALID({ reason: first!.reason, errors: problems.map(({ field, message }) => ({ field, message })) });
}

/**
 * That of a plugin is compiled as it loads, so that a release with a wrong schema never serves. Ours are compiled when
 * they are first called: there are hundreds, and most calls of a node are of a few.
 */
function checkOf(owner: Owner, { params }: ActionDefinition): Check {
  if (owner.kind === 'plugin') return compileSchema(params);
  let check: Check | undefined;
  return (value) => (check ??= compileSchema(params))(value);
}

type Invoke = (context: HandlerContext, meta: CallMeta) => Promise<unknown> | unknown;

/** How a handler is run: that of a plugin under the guard of its release. */
function invokerOf(guard: ReleaseGuard | undefined, name: string, definition: ActionDefinition): Invoke {
  if (!guard) return (context) => definition.handler(context as never);
  const timeoutMs = timeoutOf(definition);
  return (context) => guard.call(name, timeoutMs, () => definition.handler(context as never));
}

/** A retry of what was done is answered without asking the rules again. */
function underTheRules(host: HostServices, invoke: Invoke, { activity }: ActionDefinition): Invoke {
  if (!activity) return invoke;
  return async (context, meta) => {
    await demandActivity(host, activity, meta);
    return invoke(context, meta);
  };
}

async function runIdempotent(
  host: HostServices,
  owner: Owner,
  invoke: Invoke,
  name: string,
  meta: CallMeta,
  params: unknown,
): Promise<unknown> {
  const once = new IdempotentCall(name, meta.caller.id, meta.idempotencyKey!, params, host.now());
  const before = await once.kept(host.database);
  if (before) return before.response;
  try {
    return await invoke(new HandlerContext(host, owner, meta, params, once), meta);
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
    return (await once.kept(host.database))?.response;
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
  const check = checkOf(owner, definition);
  const guard = host.guards.of(owner);
  const invoke = underTheRules(host, invokerOf(guard, name, definition), definition);
  const consents = owner.kind === 'plugin' ? host.consents : undefined;
  const admit = (meta: CallMeta, params: unknown): Promise<void> | undefined => {
    try {
      authorise(owner, definition, meta, host.gate, host.permissions);
      checkParams(check, params);
      return consents?.demand(owner, meta)?.catch(refuse);
    } catch (refusal) {
      return refuse(refusal);
    }
  };
  const refuse = (refusal: unknown): never => {
    guard?.refused();
    throw refusal;
  };
  return async function handle(context) {
    const meta = metaOf(context);
    try {
      const params = context.params ?? {};
      const pending = admit(meta, params);
      if (pending) await pending;
      if (definition.idempotent && meta.idempotencyKey) {
        return await runIdempotent(host, owner, invoke, name, meta, params);
      }
      const stream = definition.body === 'stream' ? (context as unknown as { stream?: Readable }).stream : undefined;
      return await invoke(new HandlerContext(host, owner, meta, params, undefined, stream), meta);
    } catch (thrown) {
      throw toTransport(refusalOf(thrown, host, name, meta.requestId));
    }
  };
}
