import { inject, Injectable } from '@angular/core';
import type { LocalText } from '@fudao/plugin-sdk';
import { map, type Observable, shareReplay } from 'rxjs';
import { ApiClient, type Download, type Query } from '@fudao/ui-kit';
import type { Activity, PointTable, Report, TeacherReport, TrendItem } from './report.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

const root = '/api/analytics';

@Injectable({ providedIn: 'root' })
export class ReportsApi {
  private readonly api = inject(ApiClient);

  readonly curriculum = this.api
    .get<{ subjects: { id: string; name: LocalText }[]; grades: { id: number; name: LocalText }[] }>('/api/knowledge/subjects')
    .pipe(
      map(({ subjects, grades }) => ({ subjects, grades })),
      shareReplay(1),
    );

  readonly subjectNames: Observable<Readonly<Record<string, LocalText>>> = this.curriculum.pipe(
    map(({ subjects }) => Object.fromEntries(subjects.map(({ id, name }) => [id, name]))),
  );

  report(query: Query): Observable<Report> {
    return this.api.get(`${root}/report`, query);
  }

  export(query: Query): Observable<Download> {
    return this.api.download(`${root}/report/export`, query);
  }

  trend(query: Query): Observable<{ items: readonly TrendItem[] }> {
    return this.api.get(`${root}/trend`, query);
  }

  points(query: Query): Observable<PointTable> {
    return this.api.get(`${root}/knowledge-points`, query);
  }

  /** Of a teacher, or the own report. */
  teacher(id: string | undefined, query: Query): Observable<TeacherReport> {
    return this.api.get(id === undefined ? `${root}/own` : `${root}/teachers/${id}`, query);
  }

  activities(id: string | undefined, query: Query): Observable<{ items: readonly Activity[]; nextCursor: string | null }> {
    return this.api.get(`${id === undefined ? `${root}/own` : `${root}/teachers/${id}`}/activities`, query);
  }

  districts(): Observable<{ items: readonly Named[] }> {
    return this.api.get('/api/organisation/districts');
  }

  schools(districtId: string): Observable<{ items: readonly Named[] }> {
    return this.api.get('/api/organisation/schools', { districtId });
  }
}
