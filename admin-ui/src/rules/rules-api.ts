import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from '@fudao/ui-kit';
import type { Rules, RulesHistoryPage, RulesPreview, RulesView } from './rules.ts';

const root = '/api/policy/rules';
/** Of one page of the history. */
export const historyLimit = 20;

interface Explained {
  readonly reason: string;
  readonly expectedRevision: number;
}

export interface RulesChange extends Explained {
  readonly rules: Rules;
  /** At once where it is missing. */
  readonly effectiveFrom?: number;
}

/** The programme's rules, as administrators read and change them. */
@Injectable({ providedIn: 'root' })
export class RulesApi {
  private readonly api = inject(ApiClient);

  /** @param districtId for the city's administrators; others see their own district's */
  get(districtId: string | undefined): Observable<RulesView> {
    return this.api.get(root, { districtId });
  }

  history(districtId: string | null, before: number | null): Observable<RulesHistoryPage> {
    return this.api.get(`${root}/history`, { districtId, before, limit: historyLimit });
  }

  preview(change: Pick<RulesChange, 'rules' | 'effectiveFrom'>): Observable<RulesPreview> {
    return this.api.post(`${root}/preview`, change);
  }

  change(change: RulesChange, idempotencyKey: string): Observable<{ revision: number; effectiveFrom: number }> {
    return this.api.put(root, change, { idempotencyKey });
  }

  undo(undo: Explained, idempotencyKey: string): Observable<{ revision: number; effectiveFrom: number }> {
    return this.api.post(`${root}/undo`, undo, { idempotencyKey });
  }
}
