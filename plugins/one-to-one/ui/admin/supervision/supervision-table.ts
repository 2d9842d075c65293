import { Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, MomentPipe } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SupervisedSession } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';

/** Supervised sessions as rows to compare; on a phone as blocks. */
@Component({
  selector: 'one-to-one-supervision-table',
  imports: [Icon, MomentPipe, RouterLink, SubjectBadge, TranslocoPipe],
  template: `
    <table class="fd-table" role="table" [attr.aria-label]="'one-to-one.supervision.heading' | transloco">
      <thead role="rowgroup">
        <tr role="row">
          @for (column of columns; track column) {
            @if (column !== 'school' || showsSchool()) { <th role="columnheader" scope="col" [class.number]="column === 'minutes'">{{ 'one-to-one.supervision.column.' + column | transloco }}</th> }
          }
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (one of items(); track one.id) {
          <tr role="row">
            <td role="cell" class="time"><time [attr.datetime]="one.startsAt">{{ one.startsAt | moment: 'full' }}</time></td>
            <td role="cell" class="subject"><one-to-one-subject-badge [subject]="one.subject" [grade]="one.grade" /></td>
            <td role="cell" class="session">
              <a class="fd-row-link" [routerLink]="links.supervised(one.id)"><fd-icon name="lock" />{{ 'one-to-one.supervision.protected' | transloco }}</a>
            </td>
            <td role="cell" class="teacher">
              <button type="button" class="name" [attr.aria-label]="'one-to-one.supervision.onlyTeacher' | transloco: { name: one.teacher.name }" (click)="teacherChosen.emit(one.teacher.id)">{{ one.teacher.name }}</button>
            </td>
            @if (showsSchool()) { <td role="cell" class="place"><span>{{ one.schoolName }}</span> @if (showsDistrict()) { <span class="fd-quiet">{{ one.districtName }}</span> }</td> }
            <td role="cell" class="state">
              @if (one.state === 'live') { <span class="fd-chip good">{{ 'one-to-one.supervision.until' | transloco: { time: (one.endsAt | moment: 'time') } }}</span> }
              @else if (one.endReason) { <span class="fd-chip" [class.caution]="one.endReason === 'suspended' || one.endReason === 'supervision'">{{ 'one-to-one.endReason.' + one.endReason | transloco }}</span> }
            </td>
            <td role="cell" class="number">@if (one.minutes !== null) { {{ 'one-to-one.record.minutes' | transloco: { minutes: one.minutes } }} }</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    :host { display: block; }
    .time, .subject { white-space: nowrap; }
    .time { color: var(--mat-sys-on-surface-variant); font-variant-numeric: tabular-nums; }
    .session { width: 100%; }
    .fd-row-link { display: inline-flex; align-items: center; gap: 6px; color: var(--mat-sys-primary); font-weight: 600; white-space: nowrap; }
    .fd-row-link fd-icon { flex: none; font-size: 12px; }
    /* Above the row's link, which covers the row. */
    .name { position: relative; z-index: 1; min-height: 40px; padding: 4px 8px; margin: 0 -8px; border: 0; border-radius: 8px; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
    .name:hover { text-decoration: underline; }
    .number { white-space: nowrap; }
    @media (min-width: 800px) {
      .place span, .name { display: block; white-space: nowrap; }
      .state .fd-chip { white-space: nowrap; }
    }
    @media (max-width: 799px) {
      .subject { order: 1; }
      .time { order: 2; margin-inline-start: auto; font-size: 0.85rem; }
      .session { order: 3; width: 100%; }
      td { order: 4; }
      .place { flex-basis: 100%; display: flex; gap: 10px; color: var(--mat-sys-on-surface-variant); font-size: 0.9rem; }
      .number { color: var(--mat-sys-on-surface-variant); font-size: 0.9rem; }
    }
  `,
})
export class SupervisionTable {
  readonly items = input.required<readonly SupervisedSession[]>();
  readonly showsDistrict = input(false);
  readonly showsSchool = input(true);
  readonly teacherChosen = output<string>();
  protected readonly links = links;
  protected readonly columns = ['startsAt', 'subject', 'session', 'teacher', 'school', 'state', 'minutes'] as const;
}
