import { inject, Injectable } from '@angular/core';
import { ApiClient, newIdempotencyKey } from '@fudao/ui-kit';
import type { Observable } from 'rxjs';
import type { PageOf } from '../paged-list.ts';
import type { QueuedRequest, QueueQuery } from './data-request.ts';

const root = '/api/privacy/requests';

@Injectable({ providedIn: 'root' })
export class DataRequestsApi {
  private readonly api = inject(ApiClient);

  list(query: QueueQuery, cursor: string | null): Observable<PageOf<QueuedRequest>> {
    return this.api.get(root, { ...query, cursor });
  }

  decide({ id }: QueuedRequest, decision: 'approve' | 'refuse', reason?: string): Observable<unknown> {
    return this.api.post(`${root}/${encodeURIComponent(id)}/decision`, { decision, ...(reason && { reason }) }, { idempotencyKey: newIdempotencyKey() });
  }
}
