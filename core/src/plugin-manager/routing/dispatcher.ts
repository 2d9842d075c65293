import type { Middleware, ServiceBroker } from 'moleculer';
import { districtOf, schoolOf, type CallMeta } from '../../runtime/host/call-meta.ts';

/** Under which Moleculer version a plugin serves somebody; undefined where there is no such plugin. */
export interface ReleasePicker {
  pick(pluginId: string, districtId: string | null, schoolId: string | null): string | undefined;
  /** Whether this node runs a release, by its Moleculer version. */
  isRunning(pluginId: string, tag: string): boolean;
}

interface CallOptions {
  readonly meta?: Partial<CallMeta>;
  readonly timeout?: number;
}

type Call = (action: string, params: unknown, options: CallOptions) => unknown;

/** The part of Moleculer's registry that says where an action runs; its own types leave it out. */
interface ActionPlaces {
  readonly actions: { get(action: string): { hasLocal(): boolean } | null | undefined };
}

/** The guard of the release times what runs on this node; a timer of the broker's for each call costs more than the call. */
const untimed = 0;
const nobody: Partial<CallMeta> = {};

/** A release that calls its own plugin stays with itself: its parts fit each other. */
function tagFor(picker: ReleasePicker, owner: string, meta: Partial<CallMeta>): string | undefined {
  const { plugin } = meta;
  if (plugin?.id === owner && picker.isRunning(owner, plugin.version)) return plugin.version;
  return picker.pick(owner, districtOf(meta), schoolOf(meta));
}

/**
 * Callers use logical names (`question-answer.questions.ask`); this turns them into the name of the
 * release that serves the caller's district and school. Names of core rooms pass as they are.
 */
export function createDispatcher(picker: ReleasePicker): Middleware {
  let places: ActionPlaces;
  // The node's own is preferred wherever there is one (`preferLocal`).
  const isHere = (action: string) => places.actions.get(action)?.hasLocal() === true;
  return {
    name: 'dispatcher',
    created(broker: ServiceBroker) {
      places = broker.registry as unknown as ActionPlaces;
    },
    call(next: Call) {
      return function dispatch(action: string, params: unknown, options: CallOptions = {}) {
        const owner = action.slice(0, action.indexOf('.'));
        const tag = tagFor(picker, owner, options.meta ?? nobody);
        if (tag === undefined) return next(action, params, options);
        const name = `${tag}.${action}`;
        return next(name, params, options.timeout === undefined && isHere(name) ? { ...options, timeout: untimed } : options);
      };
    },
  } as unknown as Middleware;
}
