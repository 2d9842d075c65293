import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from '@fudao/ui-kit/shell';
import type { Ask, ConsentChange, OwnConsents } from './consent.ts';

interface Answer {
  readonly purpose: string;
  readonly pluginId: string;
  readonly version: string;
  readonly allowed: boolean;
}

/** What a guardian sees behind a code. */
export interface OpenedCode {
  readonly maskedName: string;
  readonly schoolName: string;
  readonly items: readonly Ask[];
  /** What of the child's data is asked for and not answered yet. */
  readonly dataAsked: readonly DataKind[];
}

export type DataKind = 'export' | 'erasure';

export interface DataAsk {
  readonly code: string;
  readonly kind: DataKind;
  readonly guardianName: string;
  readonly relation: string;
}

export interface GuardianAnswer {
  readonly code: string;
  readonly guardianName: string;
  readonly relation: string;
  readonly answers: readonly Answer[];
}

const base = '/api/consent';

@Injectable({ providedIn: 'root' })
export class ConsentsApi {
  private readonly api = inject(ApiClient);

  own(): Observable<OwnConsents> {
    return this.api.get(`${base}/own`);
  }

  decide(answer: Answer): Observable<{ changed: number }> {
    return this.api.put(`${base}/own`, { answers: [answer] });
  }

  askGuardian(): Observable<{ askedAt: number }> {
    return this.api.post(`${base}/own/guardian-request`);
  }

  history(cursor: string | null): Observable<{ items: ConsentChange[]; nextCursor: string | null }> {
    return this.api.get(`${base}/own/history`, { cursor });
  }

  openCode(code: string): Observable<OpenedCode> {
    return this.api.post(`${base}/guardian/open`, { code });
  }

  askData(asked: DataAsk, idempotencyKey: string): Observable<{ askedAt: number }> {
    return this.api.post(`${base}/guardian/data-request`, asked, { idempotencyKey });
  }

  answerCode(answer: GuardianAnswer, idempotencyKey: string): Observable<{ changed: number }> {
    return this.api.post(`${base}/guardian/answer`, answer, { idempotencyKey });
  }
}
