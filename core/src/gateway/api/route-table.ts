import { commonErrors } from '@fudao/plugin-sdk';
import { gatewayErrors } from '../errors.ts';
import type { Alias } from './alias.ts';

export interface Match {
  readonly alias: Alias;
  readonly params: Record<string, string>;
}

const noParams = Object.freeze({});
const all = (): boolean => true;

/** `/api/question-answer/questions/1` -> `question-answer` */
function ownerOf(path: string): string {
  const end = path.indexOf('/', 5);
  return end === -1 ? path.slice(5) : path.slice(5, end);
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function matchOf(alias: Alias, path: string): Match | undefined {
  try {
    const params = alias.path.match(path);
    return params ? { alias, params } : undefined;
  } catch (cause) {
    throw commonErrors.INVALID({ reason: { 'zh-CN': '地址的编码不对', en: 'the path is not well encoded' } }, { cause });
  }
}

/**
 * Finds the alias of a path: one look in a map for a path without parameters, else the few patterns
 * of its owner, those with fewer parameters first. Built anew on each change and never altered.
 */
export class RouteTable {
  readonly #exact = new Map<string, Alias[]>();
  readonly #patterns = new Map<string, Alias[]>();
  /** Releases of each plugin; more than one while they stand side by side. */
  readonly #releases = new Map<string, Set<string>>();

  constructor(aliases: readonly Alias[]) {
    for (const alias of aliases) {
      const { fullPath, keys } = alias.path;
      this.#noteRelease(ownerOf(fullPath), alias.release);
      if (keys.length === 0) append(this.#exact, fullPath, alias);
      else append(this.#patterns, ownerOf(fullPath), alias);
    }
    for (const list of this.#patterns.values()) list.sort((a, b) => a.path.keys.length - b.path.keys.length);
  }

  /** The plugin of a path of which several releases are served, so that it depends on the caller which one answers. */
  splitOwner(path: string): string | undefined {
    const owner = ownerOf(path);
    return (this.#releases.get(owner)?.size ?? 0) > 1 ? owner : undefined;
  }

  /**
   * @param release whose routes count, where several releases are served
   * @throws GATEWAY_UNKNOWN_ROUTE, GATEWAY_METHOD_NOT_ALLOWED
   */
  resolve(path: string, method: string, release?: string): Match {
    const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
    const isMeant = this.#filterOf(trimmed, release);
    const exact = this.#exact.get(trimmed)?.find((alias) => alias.method === method && isMeant(alias));
    if (exact) return { alias: exact, params: noParams };
    for (const alias of this.#patterns.get(ownerOf(trimmed)) ?? []) {
      const match = alias.method === method && isMeant(alias) ? matchOf(alias, trimmed) : undefined;
      if (match) return match;
    }
    throw this.#refusal(trimmed, isMeant);
  }

  /** Methods that a path takes. */
  methodsOf(path: string, isMeant: (alias: Alias) => boolean = all): string[] {
    const patterns = this.#patterns.get(ownerOf(path)) ?? [];
    const matching = patterns.filter((alias) => matchOf(alias, path));
    const aliases = [...(this.#exact.get(path) ?? []), ...matching].filter(isMeant);
    const methods = new Set(aliases.map((alias) => alias.method));
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods];
  }

  #noteRelease(owner: string, release: string | undefined): void {
    if (release !== undefined) this.#releases.set(owner, (this.#releases.get(owner) ?? new Set()).add(release));
  }

  /** A release that this node does not serve may be served by another: then any of its plugin's routes will do. */
  #filterOf(path: string, release: string | undefined): (alias: Alias) => boolean {
    if (release === undefined || !this.#releases.get(ownerOf(path))?.has(release)) return all;
    return (alias) => alias.release === release;
  }

  #refusal(path: string, isMeant: (alias: Alias) => boolean): Error {
    const allowed = this.methodsOf(path, isMeant);
    if (allowed.length === 0) return gatewayErrors.UNKNOWN_ROUTE();
    return gatewayErrors.METHOD_NOT_ALLOWED({ allowed: allowed.join(', ') });
  }
}
