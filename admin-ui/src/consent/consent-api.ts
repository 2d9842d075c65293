import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, newIdempotencyKey } from '@fudao/ui-kit';
import type { HandedCodes, Paper, SchoolCounts, StudentPage, StudentQuery } from './consent.ts';

export interface ClassGroup {
  readonly id: string;
  readonly name: string;
}

const base = '/api/consent';

@Injectable({ providedIn: 'root' })
export class ConsentApi {
  private readonly api = inject(ApiClient);

  students(query: StudentQuery, cursor: string | null): Observable<StudentPage> {
    return this.api.get(`${base}/students`, { ...query, cursor });
  }

  exportStudents(query: StudentQuery, language: string, cursor: string | null): Observable<{ csv: string; nextCursor: string | null }> {
    return this.api.get(`${base}/students/export`, { ...query, language, cursor });
  }

  classGroups(schoolId: string): Observable<{ items: readonly ClassGroup[] }> {
    return this.api.get('/api/organisation/class-groups', { schoolId });
  }

  handOut(whom: { readonly classGroupId: string } | { readonly studentIds: readonly string[] }): Observable<HandedCodes> {
    return this.api.post(`${base}/codes`, whom);
  }

  recordPaper(studentId: string, paper: Paper): Observable<{ changed: number }> {
    const idempotencyKey = newIdempotencyKey();
    return this.api.post(`${base}/students/${encodeURIComponent(studentId)}/paper`, paper, { idempotencyKey });
  }

  counts(districtId: string | null): Observable<SchoolCounts> {
    return this.api.get(`${base}/counts`, { districtId });
  }
}
