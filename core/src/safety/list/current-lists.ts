import type { SqlScope } from '@fudao/plugin-sdk';
import { prepareList, type PreparedList } from '../screening/screen.ts';
import type { Use, WordList } from '../screening/word-list.ts';
import { cityScope, listBefore, merged } from './list-version.ts';
import { findNumbers, findVersion } from './list.repository.ts';

interface Kept {
  readonly numbers: string;
  readonly list: WordList;
  readonly prepared: Map<Use, PreparedList>;
}

/** More districts than a city has. */
const mostKept = 100;

/**
 * The lists that hold now, made ready once for each version. The version is read with every screening (one row by its
 * index), so that a change counts at once on all nodes.
 */
export class CurrentLists {
  readonly #kept = new Map<string, Kept>();

  async prepared(db: SqlScope, districtId: string | null, use: Use): Promise<PreparedList> {
    const { list, prepared } = await this.#current(db, districtId);
    const known = prepared.get(use) ?? prepareList(list, use);
    prepared.set(use, known);
    return known;
  }

  async #current(db: SqlScope, districtId: string | null): Promise<Kept> {
    const scopes = districtId === null ? [cityScope] : [cityScope, districtId];
    const found = await findNumbers(db, scopes);
    const numbers = scopes.map((scope) => found.get(scope) ?? 0).join();
    const key = districtId ?? cityScope;
    const known = this.#kept.get(key);
    if (known?.numbers === numbers) return known;
    const [city, district] = await Promise.all(scopes.map((scope) => readList(db, scope, found.get(scope))));
    const fresh = { numbers, list: district ? merged(city!, district) : city!, prepared: new Map() };
    if (this.#kept.size >= mostKept) this.#kept.clear();
    this.#kept.set(key, fresh);
    return fresh;
  }
}

async function readList(db: SqlScope, scope: string, number: number | undefined): Promise<WordList> {
  const version = number === undefined ? undefined : await findVersion(db, scope, number);
  return version?.list ?? listBefore(scope);
}
