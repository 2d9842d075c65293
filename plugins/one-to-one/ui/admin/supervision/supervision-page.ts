import { Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { Button, EmptyState, ErrorState, Icon, Loading, LoadMore, Page, selectAccount } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { SessionsExport } from './sessions-export.ts';
import { changed, isNarrowed, readQuery, type SupervisedQuery, usualQuery, withoutFilters, writeQuery } from './supervised-query.ts';
import { Places, SupervisedSessions } from './supervised-sessions.ts';
import { SupervisionFilters } from './supervision-filters.ts';
import { SupervisionTable } from './supervision-table.ts';

/** The sessions of a school, a district or the city that go on or are over, for those who answer for them. The address says which. */
@Component({
  selector: 'one-to-one-supervision-page',
  imports: [Button, EmptyState, ErrorState, Icon, Loading, LoadMore, Page, SupervisionFilters, SupervisionTable, TranslocoPipe],
  providers: [SupervisedSessions, SessionsExport, Places],
  template: `
    <fd-page [heading]="'one-to-one.supervision.heading' | transloco">
      <div pageActions class="fd-actions">
        @if (table.rows() !== null) {
          <span role="status">{{ 'one-to-one.supervision.exporting' | transloco: { count: table.rows() } }}</span>
          <button fdButton="text" type="button" (click)="table.stop()">{{ 'one-to-one.supervision.stop' | transloco }}</button>
        } @else {
          <button fdButton="outlined" type="button" [disabled]="!sessions.items()?.length" (click)="table.begin(query())"><fd-icon name="download" />{{ 'one-to-one.supervision.export' | transloco }}</button>
        }
      </div>
      <p class="lead fd-quiet"><fd-icon name="shield" />{{ 'one-to-one.supervision.lead' | transloco }}</p>
      <div class="states" role="group" [attr.aria-label]="'one-to-one.supervision.state' | transloco">
        @for (state of states; track state) {
          <button type="button" [attr.aria-pressed]="query().state === state" (click)="change({ state })">{{ 'one-to-one.supervision.states.' + state | transloco }}</button>
        }
      </div>
      <one-to-one-supervision-filters [query]="query()" [districts]="places.districts()" [schools]="places.schools()" [teacherName]="teacherName()" (changed)="change($event)" />
      <div class="count">
        <p role="status">@if (sessions.items(); as items) { {{ (sessions.nextCursor() ? 'one-to-one.supervision.countMore' : 'one-to-one.supervision.count') | transloco: { count: items.length } }} }</p>
        @if (isNarrowed()) { <button fdButton="text" type="button" (click)="clear()">{{ 'one-to-one.supervision.clear' | transloco }}</button> }
        <button fdButton="text" type="button" [disabled]="sessions.isBusy()" (click)="sessions.reload()"><fd-icon name="refresh" />{{ 'one-to-one.supervision.reload' | transloco }}</button>
      </div>
      @if (sessions.items(); as items) {
        @if (items.length) {
          <one-to-one-supervision-table [class.stale]="sessions.isBusy()" [items]="items" [showsDistrict]="isCity()" [showsSchool]="!isSchool()" (teacherChosen)="change({ teacher: $event })" />
        } @else if (!sessions.problem()) {
          <fd-empty-state icon="record_voice_over" [heading]="'one-to-one.supervision.empty.' + query().state | transloco" [hint]="'one-to-one.supervision.empty.' + (isNarrowed() ? 'filtered' : query().state + 'Hint') | transloco" />
        }
        @if (sessions.problem()) { <fd-error-state [problem]="sessions.problem()" (retried)="sessions.reload()" /> }
        <fd-load-more [hasMore]="sessions.nextCursor() !== null" [busy]="sessions.isBusy()" [showsEnd]="items.length > 30" (asked)="sessions.more()" />
      } @else if (sessions.problem()) {
        <fd-error-state [problem]="sessions.problem()" (retried)="sessions.reload()" />
      } @else {
        <fd-loading [rows]="6" />
      }
    </fd-page>
  `,
  styles: `
    fd-page { --fd-page-width: 1280px; }
    .lead { display: flex; align-items: center; gap: 8px; margin: -8px 0 16px; }
    .lead fd-icon { flex: none; font-size: 13px; }
    .states { display: flex; gap: 4px; width: fit-content; margin-bottom: 12px; padding: 4px; border-radius: 24px; background: var(--mat-sys-surface-container-high); }
    .states button { min-height: 40px; padding: 4px 20px; border: 0; border-radius: 20px; background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer; }
    .states [aria-pressed='true'] { background: var(--mat-sys-surface-container-lowest); color: var(--mat-sys-primary); box-shadow: var(--fd-shadow-1); }
    .count { display: flex; flex-wrap: wrap; align-items: center; gap: 0 8px; min-height: 48px; margin-top: 8px; }
    .count p { flex: 1; margin: 0; font-weight: 600; }
    .stale { opacity: 0.55; }
  `,
})
export class SupervisionPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly sessions = inject(SupervisedSessions);
  protected readonly table = inject(SessionsExport);
  protected readonly places = inject(Places);
  protected readonly states = ['live', 'ended'] as const;
  protected readonly query = toSignal(this.route.queryParams.pipe(map(readQuery)), { initialValue: usualQuery });
  protected readonly isNarrowed = computed(() => isNarrowed(this.query()));
  /** City administrators belong to no district. */
  protected readonly isCity = computed(() => this.account()?.roles.includes('city-administrator') ?? false);
  protected readonly isSchool = computed(() => this.account()?.roles.includes('school-administrator') ?? false);
  protected readonly schoolsOf = computed(() => (this.isSchool() ? null : this.isCity() ? this.query().district : (this.account()?.districtId ?? null)));
  protected readonly teacherName = computed(() => this.sessions.items()?.find(({ teacher }) => teacher.id === this.query().teacher)?.teacher.name ?? '');

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => this.sessions.open(query));
    });
    effect(() => {
      const district = this.schoolsOf();
      untracked(() => void this.places.loadSchools(district));
    });
    effect(() => {
      if (this.isCity()) untracked(() => void this.places.loadDistricts());
    });
  }

  protected change(part: Partial<SupervisedQuery>): void {
    this.go(changed(this.query(), part));
  }

  protected clear(): void {
    this.go(withoutFilters(this.query()));
  }

  private go(query: SupervisedQuery): void {
    if (JSON.stringify(query) === JSON.stringify(this.query())) return;
    void this.router.navigate([], { relativeTo: this.route, queryParams: writeQuery(query) });
  }
}
