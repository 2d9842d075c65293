import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, type Download, newIdempotencyKey, type UploadStep } from '@fudao/ui-kit';
import type { Edit, HistoryItem, Preview, Published, ReadFile, Saved, SchoolYear } from './calendar.ts';

const root = '/api/organisation';

/** Whether it is wanted although something is planned, upon which calendar. */
export interface Saving {
  readonly expectedRevision: number;
  readonly confirm: boolean;
}

/** The school calendar, of the city or (where one is named) of a district. */
@Injectable({ providedIn: 'root' })
export class CalendarApi {
  private readonly api = inject(ApiClient);

  schoolYear(year: number, districtId: string | undefined): Observable<SchoolYear> {
    return this.api.get(`${root}/school-years/${year}`, { districtId });
  }

  preview(districtId: string | undefined, edit: Edit): Observable<Preview> {
    return this.api.post(`${root}/calendar-previews`, { districtId, edit });
  }

  save(districtId: string | undefined, { kind, ...edit }: Edit, saving: Saving): Observable<Saved> {
    const options = { idempotencyKey: newIdempotencyKey() };
    const body = { ...edit, ...saving, ...(districtId ? { districtId } : {}) };
    if (kind === 'mark-days') return this.api.put(`${root}/marked-days`, body, options);
    if (kind === 'save-term') return this.api.post(`${root}/terms`, body, options);
    if (kind === 'take-over') return this.api.post(`${root}/calendar-imports`, body, options);
    if ('year' in edit) {
      const { year, overwrite } = edit;
      return this.api.post(`${root}/published-holidays/${year}/take-over`, { overwrite, ...saving }, options);
    }
    if ('revision' in edit) {
      const { revision } = edit;
      const path = `${root}/calendar-changes/${revision}/put-back`;
      return this.api.post(path, { ...saving, ...(districtId ? { districtId } : {}) }, options);
    }
    const { id } = edit as { id: string };
    return this.api.post(`${root}/terms/${encodeURIComponent(id)}/removal`, saving, options);
  }

  history(
    districtId: string | undefined,
    before: number | null,
  ): Observable<{ items: HistoryItem[]; nextBefore: number | null }> {
    return this.api.get(`${root}/calendar-changes`, { districtId, before });
  }

  published(year: number): Observable<Published> {
    return this.api.get(`${root}/published-holidays/${year}`);
  }

  read(file: Blob, districtId: string | undefined): Observable<UploadStep<ReadFile>> {
    return this.api.upload(`${root}/calendar-files`, file, { query: { districtId } });
  }

  file(districtId: string | undefined): Observable<Download> {
    return this.api.download(`${root}/calendar.ics`, { districtId });
  }
}
