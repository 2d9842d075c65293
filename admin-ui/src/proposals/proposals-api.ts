import { inject, Injectable } from '@angular/core';
import { map, type Observable, shareReplay } from 'rxjs';
import type { LocalText } from '@fudao/plugin-sdk';
import { ApiClient } from '@fudao/ui-kit';
import type { Edits } from './proposal-correction.ts';
import type { Proposal, ProposalPageOf, ProposalState } from './proposal.ts';

interface Subject {
  readonly id: string;
  readonly name: LocalText;
}

export interface Decision {
  readonly decision: 'accept' | 'return';
  readonly reason?: string;
  /** What the reviewer corrected. */
  readonly question?: Edits;
}

@Injectable({ providedIn: 'root' })
export class ProposalsApi {
  private readonly api = inject(ApiClient);

  /** Names of subjects by id. */
  readonly subjectNames: Observable<Readonly<Record<string, LocalText>>> = this.api
    .get<{ subjects: Subject[]; bankOnlySubjects?: Subject[] }>('/api/knowledge/subjects')
    .pipe(
      map(({ subjects, bankOnlySubjects = [] }) =>
        Object.fromEntries([...subjects, ...bankOnlySubjects].map(({ id, name }) => [id, name])),
      ),
      shareReplay(1),
    );

  list(state: ProposalState, cursor: string | null): Observable<ProposalPageOf> {
    return this.api.get('/api/knowledge/proposals', { state, cursor, limit: 20 });
  }

  decide({ id }: Proposal, decision: Decision, idempotencyKey: string): Observable<unknown> {
    return this.api.post(`/api/knowledge/proposals/${id}/decision`, decision, { idempotencyKey });
  }
}
