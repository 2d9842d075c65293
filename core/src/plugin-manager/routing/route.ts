import { schoolShare } from './school-share.ts';

/** What a district follows: a channel of the plugin, or one release that it pinned. */
export type Follows = 'stable' | 'canary' | 'pinned';

/** The plugin's channels, as the operator set them. */
export interface Channels {
  readonly stable: string | null;
  readonly canary: string | null;
}

/** What one district wants. */
export interface Following {
  readonly follows: Follows;
  readonly pinnedVersion: string | null;
  /** Share of the district's schools that get the canary, 0 to 100. */
  readonly canaryPercent: number;
}

/** The releases that serve one plugin in one district. */
export interface Route {
  readonly base: string | null;
  /** Schools whose share is below `percent` get this one. */
  readonly canary: string | null;
  readonly percent: number;
}

export const followsStable: Following = { follows: 'stable', pinnedVersion: null, canaryPercent: 0 };

/** Decides which releases serve a district. A channel that names none yet falls back to stable. */
export function routeOf({ stable, canary }: Channels, following: Following): Route {
  if (following.follows === 'pinned') return { base: following.pinnedVersion ?? stable, canary: null, percent: 0 };
  if (following.follows === 'stable' || canary === null) return { base: stable, canary: null, percent: 0 };
  return { base: stable ?? canary, canary, percent: following.canaryPercent };
}

/** The release for somebody of a school; people without a school get what most of the district has. */
export function pick(pluginId: string, { base, canary, percent }: Route, schoolId: string | null): string | null {
  if (canary === null || percent <= 0) return base;
  if (percent >= 100) return canary;
  return schoolId !== null && schoolShare(pluginId, schoolId) < percent ? canary : base;
}
