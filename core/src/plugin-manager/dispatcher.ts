import type { Middleware } from 'moleculer';
import { districtOf, type CallMeta } from '../runtime/host/call-meta.ts';

/** Picks the release that serves a plugin in a district; undefined where no such plugin is loaded. */
export type PickVersion = (pluginId: string, districtId: string | null) => string | undefined;

type Call = (action: string, params: unknown, options: { meta?: Partial<CallMeta> }) => unknown;

/**
 * Callers use logical names (`question-answer.questions.ask`); this turns them into the name of the
 * release that serves the caller's district. Names of core rooms pass as they are.
 */
export function createDispatcher(pick: PickVersion): Middleware {
  return {
    name: 'dispatcher',
    call(next: Call) {
      return function dispatch(action: string, params: unknown, options: { meta?: Partial<CallMeta> } = {}) {
        const owner = action.slice(0, action.indexOf('.'));
        const version = pick(owner, districtOf(options.meta ?? {}));
        return next(version === undefined ? action : `${version}.${action}`, params, options);
      };
    },
  } as unknown as Middleware;
}
