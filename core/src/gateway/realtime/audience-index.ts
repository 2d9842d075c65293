import type { Audience, Caller } from '@fudao/plugin-sdk';
import { isInAudience } from './audience.ts';

export interface Member {
  readonly caller: Caller;
}

/** Keys under which a caller is found. */
function keysOf({ id, districtId, roles, teaching, sessionId }: Caller): string[] {
  const subjects = teaching?.subjects ?? [];
  return [
    `account ${id}`,
    ...(sessionId === null ? [] : [`session ${sessionId}`]),
    ...(districtId === null ? [] : [`district ${districtId}`]),
    ...roles.map((role) => `role ${role}`),
    ...subjects.flatMap((subject) => (teaching?.grades ?? []).map((grade) => `teaching ${subject}:${grade}`)),
  ];
}

/** For each condition given, the keys of which a member has one. */
function conditionsOf({ accounts, districts, role, teaching }: Audience): string[][] {
  return [
    ...(accounts ? [accounts.map((id) => `account ${id}`)] : []),
    ...(districts ? [districts.map((id) => `district ${id}`)] : []),
    ...(role ? [[`role ${role}`]] : []),
    ...(teaching ? [[`teaching ${teaching.subject}:${teaching.grade}`]] : []),
  ];
}

/**
 * Finds the open sockets of an audience among ten thousand: the condition that fewest fulfil gives
 * the candidates, and only these are looked at.
 */
export class AudienceIndex<M extends Member> {
  readonly #members = new Map<string, Set<M>>();

  add(member: M): void {
    for (const key of keysOf(member.caller)) {
      const set = this.#members.get(key);
      if (set) set.add(member);
      else this.#members.set(key, new Set([member]));
    }
  }

  /** With the caller as it was when added. */
  remove(member: M): void {
    for (const key of keysOf(member.caller)) {
      const set = this.#members.get(key);
      if (set?.delete(member) && set.size === 0) this.#members.delete(key);
    }
  }

  select(audience: Audience): M[] {
    const pools = conditionsOf(audience).map((keys) => keys.flatMap((key) => this.#members.get(key) ?? []));
    const sizes = pools.map((sets) => sets.reduce((size, set) => size + set.size, 0));
    const smallest = pools[sizes.indexOf(Math.min(...sizes))] ?? [];
    const candidates = new Set(smallest.flatMap((set) => [...set]));
    return [...candidates].filter(({ caller }) => isInAudience(caller, audience));
  }

  ofAccount(id: string): ReadonlySet<M> {
    return this.#members.get(`account ${id}`) ?? new Set();
  }

  ofSession(id: string): ReadonlySet<M> {
    return this.#members.get(`session ${id}`) ?? new Set();
  }
}
