import { inject, Injectable, signal } from '@angular/core';
import { map } from 'rxjs';
import { PagedList } from '../paged-list.ts';
import { PointsApi } from './points-api.ts';
import type { Entry, Statement, StatementFilter } from './statement.ts';

/** The lines of a statement so far, and what the whole term comes to. */
@Injectable()
export class StatementList extends PagedList<Entry, StatementFilter> {
  readonly statement = signal<Omit<Statement, 'items' | 'nextCursor'> | null>(null);

  constructor() {
    const api = inject(PointsApi);
    super((filter, cursor) =>
      api.statement({ ...filter, cursor }).pipe(
        map(({ items, nextCursor, ...statement }) => {
          this.statement.set(statement);
          return { items, nextCursor };
        }),
      ),
    );
  }
}
