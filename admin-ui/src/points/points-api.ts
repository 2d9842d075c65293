import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, type Download, newIdempotencyKey, type Query } from '@fudao/ui-kit';
import type { PageOf } from '../paged-list.ts';
import type { Closing } from './closing.ts';
import type { Correction, CorrectionState, NewCorrection } from './correction.ts';
import type { Statement, Term } from './statement.ts';
import type { TeacherPoints } from './teacher-points.ts';

interface DistrictOfTerm {
  readonly termId: string;
  readonly districtId: string;
}

const root = '/api/points';

@Injectable({ providedIn: 'root' })
export class PointsApi {
  private readonly api = inject(ApiClient);

  terms(): Observable<{ items: readonly Term[] }> {
    return this.api.get(`${root}/terms`);
  }

  statement(query: Query): Observable<Statement> {
    return this.api.get(`${root}/statement`, query);
  }

  exportStatement(query: Query): Observable<Download> {
    return this.api.download(`${root}/statement/export`, query);
  }

  teachers(query: Query): Observable<PageOf<TeacherPoints>> {
    return this.api.get(`${root}/teachers`, query);
  }

  corrections(state: CorrectionState, cursor: string | null): Observable<PageOf<Correction>> {
    return this.api.get(`${root}/corrections`, { state, cursor });
  }

  propose(correction: NewCorrection): Observable<Correction> {
    return this.api.post(`${root}/corrections`, correction, { idempotencyKey: newIdempotencyKey() });
  }

  decide({ id }: Correction, decision: 'approve' | 'refuse', reason?: string): Observable<Correction> {
    const body = reason ? { decision, reason } : { decision };
    return this.api.post(`${root}/corrections/${id}/decision`, body, { idempotencyKey: newIdempotencyKey() });
  }

  withdraw({ id }: Correction): Observable<Correction> {
    return this.api.post(`${root}/corrections/${id}/withdrawal`);
  }

  closing(termId: string): Observable<Closing> {
    return this.api.get(`${root}/closing`, { termId });
  }

  signOff(body: DistrictOfTerm & { digest: string }): Observable<unknown> {
    return this.api.post(`${root}/closing/sign-off`, body);
  }

  withdrawSignOff(body: DistrictOfTerm): Observable<unknown> {
    return this.api.post(`${root}/closing/sign-off-withdrawal`, body);
  }

  close(body: { termId: string; digest: string }): Observable<unknown> {
    return this.api.post(`${root}/closing/close`, body);
  }

  askToReopen(body: DistrictOfTerm & { reason: string }): Observable<unknown> {
    return this.api.post(`${root}/closing/reopening`, body);
  }

  decideReopening(body: DistrictOfTerm & { decision: 'approve' | 'refuse' }): Observable<unknown> {
    return this.api.post(`${root}/closing/reopening/decision`, body);
  }

  payout(query: Query): Observable<Download> {
    return this.api.download(`${root}/payout`, query);
  }
}
