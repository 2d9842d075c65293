import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { ApiClient, APP_ID, type ApiProblem, Connection, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, Page } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { SessionItem } from '../../../api.ts';
import { apiBase, links } from '../links.ts';
import { append, type PageOf } from '../page-of.ts';
import { SubjectBadge } from '../subjects/subject-badge.ts';
import { toProblem } from '../to-problem.ts';

const pageSize = 20;

/** The own sessions, the last one first. */
@Component({
  selector: 'one-to-one-sessions-page',
  imports: [EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, Page, RouterLink, SubjectBadge, TranslocoPipe],
  template: `
    <fd-page [heading]="'one-to-one.sessions.heading' | transloco" [back]="back">
      @if (items(); as shown) {
        @if (shown.length) {
          <ul class="fd-list">
            @for (one of shown; track one.id) {
              <li>
                <a class="fd-row" [routerLink]="links.session(one.id)">
                  <div class="words">
                    <div class="head"><one-to-one-subject-badge [subject]="one.subject" /><span class="name">{{ one.partner.name }}</span>
                      @if (one.rating; as rating) {
                        @if (rating.state === 'owed') { <span class="fd-chip caution">{{ 'one-to-one.rate.owed' | transloco }}</span> }
                        @else { <span class="fd-chip">{{ 'one-to-one.rate.given' | transloco: { score: rating.score, scale: rating.scale } }}</span> }
                      }
                      @if (one.state === 'live') { <span class="fd-chip good">{{ 'one-to-one.sessions.live' | transloco }}</span> }
                    </div>
                    <p>{{ one.excerpt }}</p>
                    <p class="fd-quiet">{{ one.startsAt | moment: 'full' }}@if (one.minutes !== null) { · {{ 'one-to-one.record.minutes' | transloco: { minutes: one.minutes } }} }</p>
                  </div>
                  <fd-icon name="chevron_right" />
                </a>
              </li>
            }
          </ul>
          @if (problem()) { <fd-error-state [problem]="problem()" (retried)="more()" /> }
          <fd-load-more [hasMore]="nextCursor() !== null" [busy]="isBusy()" [showsEnd]="shown.length > 20" (asked)="more()" />
        } @else {
          <fd-empty-state icon="record_voice_over" [heading]="'one-to-one.sessions.empty' | transloco" [hint]="'one-to-one.sessions.emptyHint' | transloco" />
        }
      } @else if (problem()) {
        <fd-error-state [problem]="problem()" (retried)="load()" />
      } @else {
        <fd-loading [rows]="4" />
      }
    </fd-page>
  `,
  styles: `
    ul { margin: 0; padding: 0; list-style: none; }
    a { color: inherit; text-decoration: none; }
    .words { display: grid; flex: 1; gap: 4px; min-width: 0; }
    .head { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; }
    p { margin: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  `,
})
export class SessionsPage {
  private readonly api = inject(ApiClient);
  protected readonly links = links;
  protected readonly back = inject(APP_ID) === 'student' ? links.teachers : links.duty;
  protected readonly items = signal<readonly SessionItem[] | null>(null);
  protected readonly nextCursor = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    void this.load();
    inject(Connection)
      .returned.pipe(takeUntilDestroyed())
      .subscribe(() => this.items() === null && void this.load());
  }

  protected async load(): Promise<void> {
    await this.fetch(null);
  }

  protected async more(): Promise<void> {
    if (!this.isBusy() && this.nextCursor() !== null) await this.fetch(this.nextCursor());
  }

  private async fetch(cursor: string | null): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const page = await firstValueFrom(this.api.get<PageOf<SessionItem>>(`${apiBase}/sessions`, { cursor, limit: pageSize }));
      this.items.update((present) => append(cursor === null ? [] : (present ?? []), page.items));
      this.nextCursor.set(page.nextCursor);
    } catch (thrown) {
      this.problem.set(toProblem(thrown));
    } finally {
      this.isBusy.set(false);
    }
  }
}
