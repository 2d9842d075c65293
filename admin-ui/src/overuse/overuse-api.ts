import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from '@fudao/ui-kit';
import type { OverusePageOf } from './overuse.ts';

export interface School {
  readonly id: string;
  readonly name: string;
}

const pageLimit = 50;

@Injectable({ providedIn: 'root' })
export class OveruseApi {
  private readonly api = inject(ApiClient);

  list(before: number | null): Observable<OverusePageOf> {
    return this.api.get('/api/policy/overuse', { before, limit: pageLimit });
  }

  schools(districtId: string | undefined): Observable<{ items: School[] }> {
    return this.api.get('/api/organisation/schools', { districtId });
  }
}
