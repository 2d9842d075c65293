import type { Closing } from './closings.repository.ts';
import type { Figures } from './figures.ts';

/** `stale`: something changed after the district signed; it has to look again. `empty`: nothing to sign off. */
export type Readiness = 'open' | 'empty' | 'signed' | 'stale' | 'closed';

/** How far a district is, by what it signed and what the figures are now. */
export function readinessOf(closing: Pick<Closing, 'state' | 'signedDigest'>, figures: Pick<Figures, 'teachers' | 'digest'>): Readiness {
  if (closing.state === 'closed') return 'closed';
  if (figures.teachers === 0) return 'empty';
  if (closing.state === 'open') return 'open';
  return closing.signedDigest === figures.digest ? 'signed' : 'stale';
}

/** Whether the city may close: each district signed off what stands there now, or has nothing. */
export function isReady(readiness: Readiness): boolean {
  return readiness !== 'open' && readiness !== 'stale';
}
