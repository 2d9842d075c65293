import { Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ApiProblem, Button, EmptyState, ErrorState, Icon, Language, Loading, Page, selectAccount } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import type { TeacherCard as Teacher } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { KeptCallDraft } from '../call/call-draft.ts';
import { CallProblem } from '../call/call-problem.ts';
import { CallSheet } from '../call/call-sheet.ts';
import { OwnCall } from '../call/own-call.ts';
import { QuestionCentre } from '../call/question-centre.ts';
import { PlannedTimes } from './planned-times.ts';
import { TeacherCard } from './teacher-card.ts';
import { TeachersList } from './teachers-list.ts';

/** Who can help now: choose a subject, then a teacher, or let the platform find one. */
@Component({
  selector: 'one-to-one-teachers-page',
  imports: [Button, CallProblem, CallSheet, EmptyState, ErrorState, Icon, Loading, Page, PlannedTimes, RouterLink, TeacherCard, TranslocoPipe],
  providers: [TeachersList],
  templateUrl: './teachers-page.html',
  styleUrl: './teachers-page.scss',
})
export class TeachersPage {
  private readonly router = inject(Router);
  private readonly kept = inject(KeptCallDraft);
  private readonly list = inject(TeachersList);
  private readonly subjectsOf = inject(Subjects);
  protected readonly own = inject(OwnCall);
  protected readonly centre = inject(QuestionCentre);
  protected readonly language = inject(Language);
  protected readonly links = links;

  private readonly account = inject(Store).selectSignal(selectAccount);
  /** Those that the own grade learns. */
  protected readonly subjects = computed(() => {
    const grade = this.account()?.grade ?? null;
    return this.subjectsOf.all().filter(({ fromGrade = 0 }) => grade === null || fromGrade <= grade);
  });
  protected readonly subject = computed(() => {
    const chosen = this.kept.draft().subject;
    return this.subjects().find(({ id }) => id === chosen)?.id ?? this.subjects()[0]?.id ?? null;
  });
  protected readonly tag = signal('');
  protected readonly found = this.list.view;
  protected readonly listProblem = this.list.problem;
  /** The sheet is open: for this teacher, or for whoever fits best (`any`). */
  protected readonly calling = signal<Teacher | 'any' | null>(null);
  protected readonly callee = computed(() => {
    const calling = this.calling();
    return calling === null || calling === 'any' ? '' : calling.name;
  });
  protected readonly isBusy = signal(false);
  protected readonly isHandingOver = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly handoverProblem = signal<ApiProblem | null>(null);
  /** Key and values of the sentence on how long it may take. */
  protected readonly estimate = computed(() => {
    const { free = 0, teachersOnDuty: count = 0, minutes = null, waiting = 0 } = this.found()?.estimate ?? {};
    if (count === 0) return null;
    if (free > 0 && !minutes) return { key: 'now', values: { free } };
    return minutes === null ? { key: 'unknown', values: { waiting } } : { key: 'wait', values: { minutes, waiting } };
  });

  constructor() {
    this.own.load();
    effect(() => {
      const subject = this.subject();
      if (subject) this.list.ask(subject, this.tag());
    });
  }

  protected choose(subject: string): void {
    this.tag.set('');
    this.kept.change({ subject });
  }

  protected retry(): void {
    this.list.reload();
  }

  protected open(whom: Teacher | 'any'): void {
    this.problem.set(null);
    this.calling.set(whom);
  }

  protected async call(): Promise<void> {
    const { text, pictures } = this.kept.draft();
    const subject = this.subject();
    const whom = this.calling();
    if (!subject || !whom || this.isBusy()) return;
    const request = { subject, text, pictureIds: pictures.map(({ id }) => id), ...(whom !== 'any' && { teacherId: whom.id }) };
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await this.own.begin(request);
      this.calling.set(null);
      this.kept.clear();
      await this.router.navigateByUrl(links.call);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.problem.set(thrown);
      if (thrown.code === 'ONE_TEACHER_AWAY') this.list.reload();
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async askInCentre(): Promise<void> {
    const { text, pictures } = this.kept.draft();
    this.isHandingOver.set(true);
    this.handoverProblem.set(null);
    try {
      await this.centre.goWith({ subject: this.subject(), text, pictureIds: pictures.map(({ id }) => id) });
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.handoverProblem.set(thrown);
    } finally {
      this.isHandingOver.set(false);
    }
  }
}
