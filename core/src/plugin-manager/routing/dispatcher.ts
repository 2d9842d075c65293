import type { Middleware } from 'moleculer';
import { districtOf, schoolOf, type CallMeta } from '../../runtime/host/call-meta.ts';

/** Under which Moleculer version a plugin serves somebody; undefined where there is no such plugin. */
export interface ReleasePicker {
  pick(pluginId: string, districtId: string | null, schoolId: string | null): string | undefined;
  /** Whether this node runs a release, by its Moleculer version. */
  isRunning(pluginId: string, tag: string): boolean;
}

type Call = (action: string, params: unknown, options: { meta?: Partial<CallMeta> }) => unknown;

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
  return {
    name: 'dispatcher',
    call(next: Call) {
      return function dispatch(action: string, params: unknown, options: { meta?: Partial<CallMeta> } = {}) {
        const owner = action.slice(0, action.indexOf('.'));
        const tag = tagFor(picker, owner, options.meta ?? nobody);
        return next(tag === undefined ? action : `${tag}.${action}`, params, options);
      };
    },
  } as unknown as Middleware;
}
