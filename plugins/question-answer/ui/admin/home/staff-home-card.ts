import { Component, computed, inject, type OnDestroy, type OnInit } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Countdown, Icon, MinuteClock, RichText, selectPermissions } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { links } from '../../shared/links.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { selectGradesById, selectSubjectsById } from '../../shared/subjects/subjects.reducer.ts';
import { DeskCardActions } from '../desk/desk.actions.ts';
import { deskSummaryFeature } from '../desk/desk-summary.reducer.ts';
import { SpanPipe } from '../supervision/span.pipe.ts';
import { SupervisionPageActions } from '../supervision/supervision.actions.ts';
import { supervisionFeature } from '../supervision/supervision.reducer.ts';
import { HomeFigure } from './home-figure.ts';

/** The Q&A centre on the home page of staff: what waits for a teacher, how a supervisor's schools are served. */
@Component({
  selector: 'qa-staff-home-card',
  imports: [Button, Countdown, HomeFigure, Icon, RichText, RouterLink, SpanPipe, SubjectBadge, TranslocoPipe],
  templateUrl: './staff-home-card.html',
  styleUrl: './staff-home-card.scss',
})
export class StaffHomeCard implements OnDestroy, OnInit {
  private readonly store = inject(Store);
  private readonly now = inject(MinuteClock).now;
  private readonly permissions = this.store.selectSignal(selectPermissions);

  private readonly waiting = this.store.selectSignal(deskSummaryFeature.selectFirst);
  private readonly subjects = this.store.selectSignal(selectSubjectsById);
  private readonly grades = this.store.selectSignal(selectGradesById);

  protected readonly links = links;
  protected readonly answers = computed(() => this.permissions().includes('question-answer:answer'));
  protected readonly supervises = computed(() => this.permissions().includes('question-answer:supervise'));
  protected readonly desk = this.store.selectSignal(deskSummaryFeature.selectSummary);
  protected readonly first = computed(() =>
    this.waiting().map((item) => ({
      item,
      link: links.answer(item.id),
      subject: this.subjects().get(item.subject),
      grade: this.grades().get(item.grade),
      waited: this.now() - Date.parse(item.askedAt),
    })),
  );
  protected readonly week = this.store.selectSignal(supervisionFeature.selectWeek);
  protected readonly longest = computed(() => {
    const since = this.week()?.waitingSince;
    return since ? this.now() - Date.parse(since) : null;
  });

  ngOnInit(): void {
    if (this.answers()) this.store.dispatch(DeskCardActions.shown());
    if (this.supervises()) this.store.dispatch(SupervisionPageActions.cardShown());
  }

  ngOnDestroy(): void {
    this.store.dispatch(DeskCardActions.hidden());
  }

  protected claimEnded(): void {
    this.store.dispatch(DeskCardActions.shown());
  }
}
