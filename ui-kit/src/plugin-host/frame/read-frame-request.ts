import type { FrameRequest } from '@fudao/plugin-sdk';

/** Bounds of what a framed page may say; whatever is past them is dropped. */
export const frameLimits = { callBytes: 256 * 1024, callsUnderWay: 20, subscriptions: 50, height: 20_000 } as const;

const action = /^(?:GET|POST|PUT|PATCH|DELETE) (?:\/:?[A-Za-z0-9._~-]+)+$/;
const route = /^(?:[A-Za-z0-9._~-]+(?:\/[A-Za-z0-9._~-]+)*)?$/;
const dots = /(?:^|\/)\.{1,2}(?:\/|$)/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is plain JSON of a bearable size: a structured clone may be anything. */
function isPlain(params: unknown): params is Record<string, unknown> {
  try {
    return isRecord(params) && new Blob([JSON.stringify(params)]).size <= frameLimits.callBytes;
  } catch {
    return false;
  }
}

/** A request of a framed page of this plugin, checked and made anew; undefined where it is none. */
export function readFrameRequest(data: unknown, pluginId: string): FrameRequest | undefined {
  if (!isRecord(data)) return undefined;
  const { kind } = data;
  if (kind === 'call') {
    const { id, action: asked, params } = data;
    const isCall = Number.isSafeInteger(id) && typeof asked === 'string' && asked.length <= 200 && action.test(asked);
    if (!isCall || dots.test(asked.slice(asked.indexOf('/'))) || !isPlain(params)) return undefined;
    return {
      kind,
      id: id as number,
      action: asked,
      params: JSON.parse(JSON.stringify(params)) as Record<string, unknown>,
    };
  }
  if (kind === 'subscribe' || kind === 'unsubscribe') {
    const { event } = data;
    // Only what its own server pushes.
    return typeof event === 'string' && event.length <= 100 && event.startsWith(`${pluginId}.`)
      ? { kind, event }
      : undefined;
  }
  if (kind === 'navigate') {
    const { route: wanted } = data;
    const isRoute = typeof wanted === 'string' && wanted.length <= 200 && route.test(wanted) && !dots.test(wanted);
    return isRoute ? { kind, route: wanted } : undefined;
  }
  if (kind === 'size') {
    const { height } = data;
    const isHeight = typeof height === 'number' && Number.isFinite(height) && height >= 0;
    return isHeight ? { kind, height: Math.min(Math.ceil(height), frameLimits.height) } : undefined;
  }
  return undefined;
}
