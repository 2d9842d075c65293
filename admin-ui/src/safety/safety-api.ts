import { inject, Injectable } from '@angular/core';
import { ApiClient, newIdempotencyKey } from '@fudao/ui-kit';
import { map, type Observable } from 'rxjs';
import type { PageOf } from '../paged-list.ts';
import type { CaseDetail, CaseItem, Decision, ListVersion, OwnList, Screening, NewSuspension, SuspensionItem, SuspensionPreview, Use, WordList } from './safety.ts';

const base = '/api/safety';
const path = encodeURIComponent;

export interface CaseQuery {
  readonly state: string;
  readonly reason: string | null;
  readonly mine: boolean;
}

@Injectable({ providedIn: 'root' })
export class SafetyApi {
  private readonly api = inject(ApiClient);

  cases(query: CaseQuery, cursor: string | null): Observable<PageOf<CaseItem>> {
    return this.api.get(`${base}/cases`, { ...query, cursor });
  }

  read(id: string): Observable<CaseDetail> {
    return this.api.get(`${base}/cases/${path(id)}`);
  }

  claim(id: string): Observable<unknown> {
    return this.api.post(`${base}/cases/${path(id)}/claim`);
  }

  release(id: string): Observable<unknown> {
    return this.api.delete(`${base}/cases/${path(id)}/claim`);
  }

  decide({ id, revision }: CaseDetail, decision: Decision, idempotencyKey: string): Observable<unknown> {
    return this.api.post(`${base}/cases/${path(id)}/decision`, { revision, ...decision }, { idempotencyKey });
  }

  suspensions(state: string, cursor: string | null): Observable<PageOf<SuspensionItem>> {
    return this.api.get(`${base}/suspensions`, { state, cursor });
  }

  previewSuspension(personId: string): Observable<SuspensionPreview> {
    return this.api.get(`${base}/suspensions/preview`, { personId });
  }

  suspend(wanted: NewSuspension, idempotencyKey: string): Observable<unknown> {
    return this.api.post(`${base}/suspensions`, wanted, { idempotencyKey });
  }

  lift(id: string, reason: string): Observable<unknown> {
    return this.api.post(`${base}/suspensions/${path(id)}/lifting`, { reason }, { idempotencyKey: newIdempotencyKey() });
  }

  list(): Observable<OwnList> {
    return this.api.get(`${base}/list`);
  }

  save(list: WordList, note: string, expectedNumber: number): Observable<{ number: number }> {
    return this.api.put(`${base}/list`, { list, note, expectedNumber });
  }

  restore(number: number, note: string, expectedNumber: number): Observable<{ number: number }> {
    return this.api.post(`${base}/list/restoration`, { number, note, expectedNumber });
  }

  history(cursor: string | null): Observable<PageOf<ListVersion>> {
    const request = this.api.get<{ items: Omit<ListVersion, 'id'>[]; nextCursor: number | null }>(`${base}/list/history`, { cursor });
    return request.pipe(
      map(({ items, nextCursor }) => ({ items: items.map((one) => ({ ...one, id: String(one.number) })), nextCursor: nextCursor === null ? null : String(nextCursor) })),
    );
  }

  try(text: string, use: Use, list: WordList): Observable<Screening> {
    return this.api.post(`${base}/list/trial`, { text, use, list });
  }
}
