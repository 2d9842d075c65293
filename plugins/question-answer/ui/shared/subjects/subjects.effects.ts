import { inject } from '@angular/core';
import { ApiClient, Connection } from '@fudao/ui-kit';
import { createEffect } from '@ngrx/effects';
import { catchError, EMPTY, exhaustMap, map, of, merge, take } from 'rxjs';
import type { SubjectCatalogue } from './subject.ts';
import { SubjectsApiActions } from './subjects.actions.ts';

/** Subjects change once a year: loaded once, as soon as the network allows. */
const load = createEffect(
  (api = inject(ApiClient), connection = inject(Connection)) =>
    merge(of(undefined), connection.returned).pipe(
      exhaustMap(() => api.get<SubjectCatalogue>('/api/knowledge/subjects').pipe(catchError(() => EMPTY))),
      take(1),
      map((catalogue) => SubjectsApiActions.loaded({ catalogue })),
    ),
  { functional: true },
);

export const subjectsEffects = { load };
