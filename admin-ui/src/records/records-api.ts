import { inject, Injectable } from '@angular/core';
import { map, type Observable } from 'rxjs';
import { ApiClient, type Download, type Query } from '@fudao/ui-kit';
import type { PageOf } from '../paged-list.ts';
import type { ContentPage, KindsAnswer, NewOpening, Opening, OpeningRules, OpeningState, RecordLine, Retention, Verification } from './records.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

const root = '/api/records';
const pageLimit = 30;
const opening = (id: string) => `${root}/openings/${encodeURIComponent(id)}`;

@Injectable({ providedIn: 'root' })
export class RecordsApi {
  private readonly api = inject(ApiClient);

  search(query: Query, cursor: string | null): Observable<PageOf<RecordLine>> {
    return this.api.get(root, { ...query, cursor, limit: pageLimit });
  }

  export(query: Query): Observable<Download> {
    return this.api.download(`${root}/export`, query);
  }

  kinds(): Observable<KindsAnswer> {
    return this.api.get(`${root}/kinds`);
  }

  districts(): Observable<{ items: readonly Named[] }> {
    return this.api.get('/api/organisation/districts');
  }

  schools(districtId: string): Observable<{ items: readonly Named[] }> {
    return this.api.get('/api/organisation/schools', { districtId });
  }

  openingRules(): Observable<OpeningRules> {
    return this.api.get(`${root}/opening-rules`);
  }

  openings(state: OpeningState | null, cursor: string | null): Observable<PageOf<Opening>> {
    return this.api
      .get<{ items: Opening[]; nextBefore: number | null }>(`${root}/openings`, { state, before: cursor, limit: pageLimit })
      .pipe(map(({ items, nextBefore }) => ({ items, nextCursor: nextBefore === null ? null : String(nextBefore) })));
  }

  opening(id: string): Observable<Opening> {
    return this.api.get(opening(id));
  }

  ask(asked: NewOpening, idempotencyKey: string): Observable<Opening> {
    return this.api.post(`${root}/openings`, asked, { idempotencyKey });
  }

  grant({ id }: Opening): Observable<Opening> {
    return this.api.post(`${opening(id)}/grant`);
  }

  refuse({ id }: Opening, note: string): Observable<Opening> {
    return this.api.post(`${opening(id)}/refuse`, { note });
  }

  close({ id }: Opening): Observable<Opening> {
    return this.api.post(`${opening(id)}/close`);
  }

  content(id: string, cursor: string | null): Observable<ContentPage> {
    return this.api.get(`${opening(id)}/records`, { cursor });
  }

  retention(): Observable<Retention> {
    return this.api.get(`${root}/retention`);
  }

  verification(): Observable<Verification> {
    return this.api.get(`${root}/verification`);
  }

  auditPack(year: number): Observable<Download> {
    return this.api.download(`${root}/audit-pack`, { year });
  }
}
