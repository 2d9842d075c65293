import { inject } from '@angular/core';
import { live, type Live } from '../plugins/live.ts';
import { PointsApi } from './points-api.ts';
import type { Term } from './statement.ts';

/** The terms that have begun, latest first; to be called where a page is made. */
export function knownTerms(): Live<{ items: readonly Term[] }> {
  const api = inject(PointsApi);
  return live({ params: () => 'all', load: () => api.terms() });
}
