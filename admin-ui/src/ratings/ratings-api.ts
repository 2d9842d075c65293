import { inject, Injectable } from '@angular/core';
import { ApiClient, newIdempotencyKey } from '@fudao/ui-kit';
import { map, type Observable, shareReplay } from 'rxjs';
import type { LocalText } from '@fudao/plugin-sdk';
import type { PageOf } from '../paged-list.ts';
import type { AppealDetail, Contested, Flag, OwnSums, SupervisedAppeal, SupervisedPortrait, Tag, WordsItem } from './ratings.ts';

export interface FlagQuery {
  readonly kind: string | null;
  readonly state: string;
  readonly districtId: string | null;
}

export interface AppealDecision {
  readonly decision: 'keep' | 'exclude';
  readonly ratingIds: readonly string[];
  readonly reason: string;
}

const base = '/api/ratings';
const path = (id: string) => encodeURIComponent(id);

@Injectable({ providedIn: 'root' })
export class RatingsApi {
  private readonly api = inject(ApiClient);

  /** Names of subjects by id. */
  readonly subjectNames: Observable<Readonly<Record<string, LocalText>>> = this.api
    .get<{ subjects: { id: string; name: LocalText }[] }>('/api/knowledge/subjects')
    .pipe(
      map(({ subjects }) => Object.fromEntries(subjects.map(({ id, name }) => [id, name]))),
      shareReplay(1),
    );

  own(): Observable<OwnSums> {
    return this.api.get(`${base}/own`);
  }

  portrait(teacherId: string): Observable<SupervisedPortrait> {
    return this.api.get(`${base}/portraits/${path(teacherId)}`);
  }

  appeal({ about, target }: Contested, reason: string): Observable<{ id: string }> {
    return this.api.post(`${base}/appeals`, { about, target, reason }, { idempotencyKey: newIdempotencyKey() });
  }

  takeToCity(id: string, reason: string): Observable<unknown> {
    return this.api.post(`${base}/appeals/${path(id)}/escalation`, { reason }, { idempotencyKey: newIdempotencyKey() });
  }

  appeals(state: string, cursor: string | null): Observable<PageOf<SupervisedAppeal>> {
    return this.api.get(`${base}/appeals`, { state, cursor });
  }

  readAppeal(id: string): Observable<AppealDetail> {
    return this.api.get(`${base}/appeals/${path(id)}`);
  }

  decideAppeal(id: string, decision: AppealDecision): Observable<unknown> {
    return this.api.post(`${base}/appeals/${path(id)}/decision`, decision, { idempotencyKey: newIdempotencyKey() });
  }

  words(state: string, cursor: string | null): Observable<PageOf<WordsItem>> {
    return this.api.get(`${base}/words`, { state, cursor });
  }

  decideWords(id: string, decision: 'show' | 'hide', reason?: string): Observable<unknown> {
    return this.api.post(`${base}/words/${path(id)}/decision`, { decision, ...(reason && { reason }) });
  }

  tags(): Observable<readonly Tag[]> {
    return this.api.get<{ items: Tag[] }>(`${base}/tags`, { all: true }).pipe(map(({ items }) => items));
  }

  addTag(name: LocalText): Observable<Tag> {
    return this.api.post(`${base}/tags`, { name }, { idempotencyKey: newIdempotencyKey() });
  }

  changeTag(id: string, deed: 'retirement' | 'restoration'): Observable<Tag> {
    return this.api.post(`${base}/tags/${path(id)}/${deed}`);
  }

  mergeTag(id: string, into: string): Observable<Tag> {
    return this.api.post(`${base}/tags/${path(id)}/merge`, { into });
  }

  flags(query: FlagQuery, cursor: string | null): Observable<PageOf<Flag>> {
    return this.api.get(`${base}/flags`, { ...query, cursor });
  }

  exportFlags(query: FlagQuery, language: string, cursor: string | null): Observable<{ csv: string; nextCursor: string | null }> {
    return this.api.get(`${base}/flags/export`, { ...query, language, cursor });
  }

  lookAt(id: string, note: string): Observable<unknown> {
    return this.api.post(`${base}/flags/${path(id)}/look`, { note });
  }
}
