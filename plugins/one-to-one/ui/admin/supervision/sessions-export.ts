import { inject, Injectable, signal } from '@angular/core';
import { ApiClient, ApiProblem, cityDate, FileSaver, Language, ServerClock, Toasts } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { SupervisionExport } from '../../../api.ts';
import { apiBase } from '../../shared/links.ts';
import { listParams, type SupervisedQuery } from './supervised-query.ts';

/** More than this is no table to read, but a heap. */
const mostRows = 20_000;

/** Fetches a table for spreadsheets piece by piece, and gives it to the person. Provided by its page. */
@Injectable()
export class SessionsExport {
  private readonly api = inject(ApiClient);
  private readonly clock = inject(ServerClock);
  private readonly language = inject(Language);
  private readonly saver = inject(FileSaver);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private turn = 0;
  /** Rows fetched so far; null while nothing is. */
  readonly rows = signal<number | null>(null);

  async begin(query: SupervisedQuery): Promise<void> {
    const turn = ++this.turn;
    this.rows.set(0);
    try {
      const parts: string[] = [];
      for (let cursor: string | null | undefined = undefined; cursor !== null && this.rows()! < mostRows; ) {
        const piece: SupervisionExport = await this.fetch(query, cursor);
        if (turn !== this.turn) return;
        parts.push(piece.csv);
        this.rows.update((rows) => (rows ?? 0) + piece.rows);
        cursor = piece.nextCursor;
      }
      const name = this.texts.translate<string>('one-to-one.supervision.file');
      this.saver.save(`${name}-${cityDate(this.clock.now())}.csv`, parts, 'text/csv;charset=utf-8');
      this.toasts.show(this.texts.translate('one-to-one.supervision.exported', { count: this.rows() }), { tone: 'good', key: 'one-to-one' });
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.toasts.show(thrown.sentence, { tone: 'bad', key: 'one-to-one' });
    } finally {
      if (turn === this.turn) this.rows.set(null);
    }
  }

  stop(): void {
    this.turn++;
    this.rows.set(null);
  }

  private fetch(query: SupervisedQuery, cursor: string | undefined): Promise<SupervisionExport> {
    const asked = { ...listParams(query, this.clock.now()), language: this.language.current(), cursor };
    return firstValueFrom(this.api.get<SupervisionExport>(`${apiBase}/supervision/export`, asked));
  }
}
