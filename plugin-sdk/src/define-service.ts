import type { Static, TSchema } from '@sinclair/typebox';
import type { ActionContext, EventContext, PluginContext } from './context.ts';

/**
 * Who may call an action:
 * `anyone` (also without sign-in), `signed-in`, `internal` (the core, deferred work, and plugins that
 * hold the action's capability; never a client), or a list of permissions of which the caller needs one.
 */
export type Allow = 'anyone' | 'signed-in' | 'internal' | readonly string[];

/**
 * What an action begins, in the words of the programme's rules: a question (`ask`), or a teacher's answering (`answer`).
 * Everything else that a student asks of a plugin is looking at something (`browse`). Live tutoring is not declared: it
 * takes place in what `policy.reserve` gave.
 */
export const declaredActivities = ['ask', 'answer'] as const;
export type DeclaredActivity = (typeof declaredActivities)[number];

export interface ActionDefinition<P extends TSchema = TSchema, R extends TSchema = TSchema> {
  /** `METHOD /path`, below `/api/<room or plugin id>`; without it the action is not on HTTP. */
  rest?: string;
  /** One English sentence for the API page. */
  summary: string;
  allow: Allow;
  /** The capability a plugin's manifest must name to call this; without it plugins cannot. */
  capability?: string;
  /** The platform asks the programme's rules on the caller's behalf before the handler runs, and refuses with their sentence. */
  activity?: DeclaredActivity;
  params: P;
  /** Shape of the answer, for the API page and its check in tests. */
  returns: R;
  /**
   * The answer of a call with an idempotency key is kept, and given again to a retry. Such a handler
   * does all it does in one transaction and returns that transaction's result.
   */
  idempotent?: boolean;
  /** Status of a success; 200 unless told, 204 where nothing is returned. */
  status?: 200 | 201 | 202 | 204;
  /**
   * How a request's body arrives: `json` (unless told) is merged into `params`; a `stream` is `ctx.stream`,
   * unread, and `params` holds the query and, if declared, `contentType` and `contentLength`.
   */
  body?: 'json' | 'stream';
  /** `stream`: the handler returns a `BinaryAnswer` (use `BinaryAnswerSchema` as `returns`) instead of JSON. */
  answers?: 'json' | 'stream';
  /**
   * An app may also call it over its open line (`Line.call` of the ui-kit), by the same path: for what happens many times
   * a second, such as strokes on a board. Small: 16 kB with everything around it.
   */
  overLine?: boolean;
  /** It finishes what is under way, so it is served for a while after a district has disabled the plugin (manifest `drain`). */
  finishes?: boolean;
  /** How long a call may take, in milliseconds; 10,000 unless told. */
  timeoutMs?: number;
  handler(context: ActionContext<Static<P>, never>): Promise<Static<R>> | Static<R>;
}

/** Declares an action; exists so that `params` types the handler's context. */
export function action<P extends TSchema, R extends TSchema, Settings = Record<string, unknown>>(
  definition: Omit<ActionDefinition<P, R>, 'handler'> & {
    handler(context: ActionContext<Static<P>, Settings>): Promise<Static<R>> | Static<R>;
  },
): ActionDefinition<P, R> {
  return definition as unknown as ActionDefinition<P, R>;
}

export interface EventConsumer {
  /** Must be idempotent, or do all it does in one transaction: then the platform skips a second delivery. */
  handler(context: EventContext<never, never>): Promise<void>;
}

/** Declares a consumer of a domain event, typed by its payload. */
export function consumer<Payload, Settings = Record<string, unknown>>(
  handler: (context: EventContext<Payload, Settings>) => Promise<void>,
): EventConsumer {
  return { handler } as EventConsumer;
}

export interface Timer {
  /** Seconds between two runs; exactly one node runs it. */
  everySeconds: number;
  handler(context: PluginContext<never>): Promise<void>;
}

export interface ServiceDefinition {
  /** Kebab-case noun; an action's logical name is `<plugin id>.<name>.<action>` (core: `<room>.<action>`). */
  name: string;
  actions?: Record<string, ActionDefinition>;
  events?: Record<string, EventConsumer>;
  timers?: Record<string, Timer>;
}

export function defineService(definition: ServiceDefinition): ServiceDefinition {
  return definition;
}
