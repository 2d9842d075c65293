import type { Installed } from '../stage/installed.ts';
import type { CapturedLog } from '../stage/captured-log.ts';
import type { Person } from '../stage/people.ts';
import type { NamedAction } from './actions.ts';

/** How one call ended. */
export interface CallOutcome {
  readonly action: NamedAction;
  readonly person: Person;
  readonly params: Record<string, unknown>;
  /** 200 for an answer. */
  readonly status: number;
  readonly code: string | undefined;
  /** As a client sees it. */
  readonly reply: unknown;
  readonly replyText: string;
  readonly ms: number;
  /** What the log says of a fault. */
  readonly cause: string | undefined;
}

const notItsFault = new Set(['FUDAO_UNAVAILABLE', 'FUDAO_PLUGIN_RESTING', 'FUDAO_BUSY', 'DOCUMENTS_QUOTA_EXCEEDED']);

/** Whether a call ended as none may, and the plugin is to blame. */
export const isFault = ({ status, code }: CallOutcome): boolean => status >= 500 && !notItsFault.has(code ?? '');

/** The first frame of a stack that lies in the plugin, from its folder on. */
export function placeIn(folder: string, error: Error): string {
  const frame = error.stack?.split('\n').find((line) => line.includes(`${folder}/`));
  const place = frame && /\/([^/()]+(?:\/[^/()]+)*?\.[cm]?[jt]s)(?:\?[^:]*)?:(\d+)/.exec(frame.slice(frame.indexOf(folder) + folder.length));
  return place ? ` (${place[1]}:${place[2]})` : '';
}

function causeOf(log: CapturedLog, requestId: string, folder: string): string | undefined {
  const [error] = log.errorsOf(requestId);
  return error && `${error.name}: ${error.message}${placeIn(folder, error)}`;
}

export interface Attempt {
  readonly action: NamedAction;
  readonly person: Person;
  readonly params: Record<string, unknown>;
  readonly idempotencyKey?: string;
}

/** As JSON goes over the wire; undefined where it cannot. */
function overTheWire(reply: unknown): { text: string; value: unknown } {
  const text = JSON.stringify(reply ?? null);
  return { text, value: JSON.parse(text) };
}

/** Makes a call and says how it ended; never throws for what the plugin does. */
export async function attempt(installed: Installed, log: CapturedLog, wanted: Attempt): Promise<CallOutcome> {
  // A call within a process may end without a turn of the event loop, and thousands would hold up all timers.
  await new Promise((resolve) => setImmediate(resolve));
  return call(installed, log, wanted);
}

async function call(installed: Installed, log: CapturedLog, { action, person, params, idempotencyKey }: Attempt): Promise<CallOutcome> {
  const requestId = `conformance-${performance.now()}`;
  const started = performance.now();
  const done = (rest: Pick<CallOutcome, 'status' | 'code' | 'reply' | 'replyText' | 'cause'>): CallOutcome => ({
    ...{ action, person, params, ms: performance.now() - started },
    ...rest,
  });
  try {
    const meta = { requestId, fromOutside: true, ...(idempotencyKey && { idempotencyKey }) };
    const answer = await installed.callOwn(action.name, params, person.caller, meta);
    if (action.action.answers === 'stream') return done({ status: 200, code: undefined, reply: null, replyText: '', cause: undefined });
    const { text, value } = overTheWire(answer);
    return done({ status: 200, code: undefined, reply: value, replyText: text, cause: undefined });
  } catch (error) {
    const { code = 'none', spec, message } = error as Error & { code?: string; spec?: { status: number } };
    const status = spec?.status ?? 500;
    const cause = status >= 500 ? (causeOf(log, requestId, installed.source.folder) ?? message) : undefined;
    return done({ status, code, reply: undefined, replyText: message, cause });
  }
}

/** Short enough for a report. */
export function shown(params: unknown): string {
  const text = JSON.stringify(params) ?? 'nothing';
  return text.length > 160 ? `${text.slice(0, 150)}… (${text.length} characters)` : text;
}
