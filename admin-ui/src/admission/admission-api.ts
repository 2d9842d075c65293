import { inject, Injectable } from '@angular/core';
import { map, type Observable, shareReplay } from 'rxjs';
import type { LocalText } from '@fudao/plugin-sdk';
import { ApiClient, type Download, newIdempotencyKey, type Query } from '@fudao/ui-kit';
import type { PageOf } from '../paged-list.ts';
import type {
  Admission,
  BulkItem,
  Content,
  Counts,
  Deadlines,
  Delegations,
  Level,
  Options,
  Own,
  Part,
  Progress,
  QueueItem,
  Review,
  Step,
} from './admission.ts';

const root = '/api/admission';

export interface Curriculum {
  readonly subjects: readonly { readonly id: string; readonly name: LocalText }[];
  readonly grades: readonly { readonly id: number; readonly name: LocalText }[];
}

export interface KnowledgePoint {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
}

export interface Decision {
  readonly decision: 'approve' | 'return' | 'refuse';
  readonly reason?: string;
  readonly asked?: readonly Part[];
}

export type Change = 'suspension' | 'withdrawal' | 'reinstatement';

const path = (...steps: string[]) => [root, ...steps.map(encodeURIComponent)].join('/');

@Injectable({ providedIn: 'root' })
export class AdmissionApi {
  private readonly api = inject(ApiClient);

  readonly curriculum: Observable<Curriculum> = this.api
    .get<Curriculum>('/api/knowledge/subjects')
    .pipe(shareReplay(1));
  readonly options: Observable<Options> = this.api.get<Options>(path('options')).pipe(shareReplay(1));

  knowledgePoints(subject: string): Observable<readonly KnowledgePoint[]> {
    return this.api
      .get<{ items: KnowledgePoint[] }>('/api/knowledge/knowledge-points', { subject })
      .pipe(map(({ items }) => items));
  }

  own(): Observable<Own> {
    return this.api.get(path('own'));
  }

  saveDraft(expectedRevision: number, { certificates, ...content }: Content): Observable<Progress> {
    const kept = certificates.map(({ fileId, kind }) => ({ fileId, kind }));
    return this.api.put(path('own', 'draft'), { expectedRevision, content: { ...content, certificates: kept } });
  }

  submit(expectedRevision: number): Observable<Progress> {
    return this.api.post(path('own', 'submission'), { expectedRevision }, { idempotencyKey: newIdempotencyKey() });
  }

  takeBack(expectedRevision: number): Observable<Progress> {
    return this.api.post(path('own', 'withdrawal'), { expectedRevision }, { idempotencyKey: newIdempotencyKey() });
  }

  askConfirmation(expectedRevision: number): Observable<Admission> {
    return this.api.post(path('own', 'confirmation'), { expectedRevision }, { idempotencyKey: newIdempotencyKey() });
  }

  queue(query: Query): Observable<PageOf<QueueItem>> {
    return this.api.get(path('queue'), query);
  }

  counts(): Observable<Counts> {
    return this.api.get(path('queue', 'counts'));
  }

  application(id: string): Observable<Review> {
    return this.api.get(path('applications', id));
  }

  decide(id: string, expectedRevision: number, decision: Decision): Observable<Progress> {
    const idempotencyKey = newIdempotencyKey();
    return this.api.post(path('applications', id, 'decision'), { ...decision, expectedRevision }, { idempotencyKey });
  }

  approveMany(items: readonly Pick<QueueItem, 'id' | 'revision'>[]): Observable<{ items: BulkItem[] }> {
    const chosen = items.map(({ id, revision }) => ({ id, expectedRevision: revision }));
    return this.api.post(path('applications', 'approvals'), { items: chosen });
  }

  teachers(query: Query): Observable<PageOf<Admission>> {
    return this.api.get(path('teachers'), query);
  }

  teacher(id: string): Observable<{ admission: Admission; history: Step[] }> {
    return this.api.get(path('teachers', id));
  }

  exportTeachers(query: Query): Observable<Download> {
    return this.api.download(path('teachers-export'), query);
  }

  change({ teacherId, revision }: Admission, change: Change, reason: string): Observable<Admission> {
    const body = { expectedRevision: revision, reason };
    return this.api.post(path('teachers', teacherId, change), body, { idempotencyKey: newIdempotencyKey() });
  }

  confirm({ teacherId, revision }: Admission, isServing: boolean, reason?: string): Observable<Admission> {
    const body = { expectedRevision: revision, isServing, ...(reason ? { reason } : {}) };
    return this.api.post(path('teachers', teacherId, 'confirmation'), body, { idempotencyKey: newIdempotencyKey() });
  }

  delegations(): Observable<Delegations> {
    return this.api.get(path('delegations'));
  }

  delegate(wanted: { level: Level; toId: string; beginsAt: number; endsAt: number }): Observable<unknown> {
    return this.api.post(path('delegations'), wanted, { idempotencyKey: newIdempotencyKey() });
  }

  endDelegation(id: string): Observable<unknown> {
    return this.api.delete(path('delegations', id));
  }

  deadlines(): Observable<{ days: Deadlines; revision: number }> {
    return this.api.get(path('deadlines'));
  }

  setDeadlines(days: Deadlines, expectedRevision: number): Observable<{ days: Deadlines; revision: number }> {
    return this.api.put(path('deadlines'), { days, expectedRevision });
  }
}
