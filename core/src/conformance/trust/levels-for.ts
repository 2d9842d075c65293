import type { Trust } from '../../plugin-manager/release/release.repository.ts';

/** What of a plugin says how far it can, and is to be, trusted. */
export interface TrustFacts {
  /** Its interface is made of framed pages, as those of plugins that are not trusted are. */
  readonly isFramed: boolean;
  /** Somebody else than those who make the platform offers it. */
  readonly isOfVendor: boolean;
  /** What it uses that a confined plugin has not got, in words. */
  readonly privilege: string | undefined;
}

export interface Levels {
  /** In which it is tried, the one that it is made for first. */
  readonly levels: readonly Trust[];
  /** Why it is not tried in the other one. */
  readonly because: string | undefined;
}

/**
 * What will run confined is tried confined, whatever else it uses: that is how a city gets to run it. What is
 * trusted and uses nothing that a confined plugin has not got is tried both ways, since an operator may choose.
 */
export function levelsFor({ isFramed, isOfVendor, privilege }: TrustFacts): Levels {
  if (isOfVendor) return { levels: ['confined'], because: 'a vendor offers it' };
  if (isFramed) return { levels: ['confined'], because: 'its pages are framed, so it is made to run confined' };
  if (privilege !== undefined) return { levels: ['trusted'], because: privilege };
  return { levels: ['trusted', 'confined'], because: undefined };
}
