/**
 * What is kept of one sign-in's refresh tokens: hashes, never tokens.
 * A token names its sign-in by a secret selector, so any token of the family is recognised, however old.
 */
export interface RefreshState {
  /** Tokens that were handed out last and not used yet; more than one after a race of two tabs. */
  readonly live: readonly string[];
  /** The token they replaced. */
  readonly parent: string | null;
  /** When the parent was first replaced, in milliseconds. */
  readonly rotatedAt: number;
  /** When the sign-in ends for want of use. */
  readonly expiresAt: number;
  /** When the sign-in ends in any case. */
  readonly endsAt: number;
  readonly endedAt: number | null;
}

export interface RefreshPolicy {
  /** How long the replaced token still serves: two tabs refreshing at once, an answer lost on the way. */
  readonly graceMs: number;
  readonly idleMs: number;
  readonly lifetimeMs: number;
  /** How many times a replaced token serves within its grace. */
  readonly siblings: number;
}

export type RefreshDecision =
  | { readonly kind: 'granted'; readonly state: RefreshState }
  | { readonly kind: 'ended' | 'expired' | 'crowded' | 'reused' };

export function beginFamily(token: string, now: number, policy: RefreshPolicy): RefreshState {
  const endsAt = now + policy.lifetimeMs;
  return {
    live: [token],
    parent: null,
    rotatedAt: now,
    expiresAt: Math.min(now + policy.idleMs, endsAt),
    endsAt,
    endedAt: null,
  };
}

/**
 * Decides about a presented token, given a fresh one to hand out instead.
 * Whoever steals a token and whoever owns it both come back sooner or later; the second of them
 * presents a token that was used already, and that ends the sign-in for both.
 */
export function decideRefresh(
  state: RefreshState,
  presented: string,
  fresh: string,
  now: number,
  policy: RefreshPolicy,
): RefreshDecision {
  if (state.endedAt !== null) return { kind: 'ended' };
  if (now >= state.expiresAt) return { kind: 'expired' };
  const expiresAt = Math.min(now + policy.idleMs, state.endsAt);
  if (state.live.includes(presented)) {
    return { kind: 'granted', state: { ...state, live: [fresh], parent: presented, rotatedAt: now, expiresAt } };
  }
  const inGrace = presented === state.parent && now - state.rotatedAt <= policy.graceMs;
  if (!inGrace) return { kind: 'reused' };
  if (state.live.length >= policy.siblings) return { kind: 'crowded' };
  return { kind: 'granted', state: { ...state, live: [...state.live, fresh], expiresAt } };
}
