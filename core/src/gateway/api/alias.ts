import type { RestRoute } from '../gateway-options.ts';
import type { Exchange } from '../http/exchange.ts';
import { listParams } from './merge-params.ts';

/** Answers a request of the gateway's own, such as sign-in, which no action could (it sets cookies). */
export type OwnHandler = (exchange: Exchange) => Promise<void> | void;

/** moleculer-web's alias: a method and a path compiled to a pattern. */
export interface PathAlias {
  readonly method: string;
  readonly fullPath: string;
  readonly keys: readonly unknown[];
  /** The values in a path, or false. */
  match(path: string): Record<string, string> | false;
}

/** What a request is dispatched by, worked out once per change of routes. */
export interface Alias {
  readonly path: PathAlias;
  readonly method: string;
  /** For the log and the metrics: no values, so no personal data. */
  readonly label: string;
  /** Release of a plugin that has it. */
  readonly release: string | undefined;
  readonly target: { readonly rest: RestRoute } | { readonly handle: OwnHandler };
  readonly status: number;
  readonly lists: ReadonlySet<string>;
  /** Names of all declared parameters. */
  readonly declared: ReadonlySet<string>;
  readonly body: 'none' | 'json' | 'stream';
}

const none: ReadonlySet<string> = new Set();

export function aliasOf(path: PathAlias, target: Alias['target']): Alias {
  const { method } = path;
  const label = `${method} ${path.fullPath}`;
  const release = 'rest' in target ? target.rest.release : undefined;
  const same = { path, method, label, release, target };
  if ('handle' in target) return { ...same, status: 200, lists: none, declared: none, body: 'none' };
  const { params, status = 200, body = 'json' } = target.rest.definition;
  return {
    ...same,
    status,
    lists: listParams(params),
    declared: new Set(Object.keys((params['properties'] ?? {}) as object)),
    body: method === 'GET' ? 'none' : body,
  };
}
