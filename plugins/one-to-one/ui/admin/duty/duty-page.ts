import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AgoPipe, ApiProblem, Button, DeviceCheck, Drafts, EmptyState, ErrorState, Icon, Loading, MomentPipe, Page, Toasts } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PlanView } from '../../../api.ts';
import { links } from '../../shared/links.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { Subjects } from '../../shared/subjects/subjects.ts';
import { RingNotice } from '../ring/ring-notice.ts';
import { RingTone } from '../ring/ring-tone.ts';
import { DutyDesk, type DutyScope, type NewPlan } from './duty-desk.ts';
import { DutyPlans } from './duty-plans.ts';
import { ScopePicker } from './scope-picker.ts';

const scopeKey = 'one-to-one/duty-scope';

/** Going on duty: what for, with which devices, who waits, and when the next duties are. */
@Component({
  selector: 'one-to-one-duty-page',
  imports: [AgoPipe, Button, DeviceCheck, DutyPlans, EmptyState, ErrorState, Icon, Loading, MomentPipe, Page, RouterLink, ScopePicker, SubjectBadge, TranslocoPipe],
  templateUrl: './duty-page.html',
  styleUrl: './duty-page.scss',
})
export class DutyPage {
  private readonly drafts = inject(Drafts);
  private readonly known = inject(Subjects);
  private readonly tone = inject(RingTone);
  private readonly notice = inject(RingNotice);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly desk = inject(DutyDesk);
  protected readonly links = links;
  protected readonly busy = signal<'duty' | 'plan' | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly subjects = computed(() => this.known.all().filter(({ id }) => this.desk.view()?.may.subjects.includes(id)));
  protected readonly grades = computed(() => this.known.grades().filter(({ id }) => this.desk.view()?.may.grades.includes(id)));
  private readonly chosen = signal<DutyScope | null>(this.drafts.read<DutyScope>(scopeKey) ?? null);
  /** As chosen last time on this device, as far as it still may be; at first, all. */
  protected readonly scope = computed<DutyScope>(() => {
    const { subjects = [], grades = [] } = this.desk.view()?.may ?? {};
    const chosen = this.chosen();
    if (!chosen) return { subjects, grades };
    return { subjects: subjects.filter((id) => chosen.subjects.includes(id)), grades: grades.filter((id) => chosen.grades.includes(id)) };
  });
  protected readonly isScopeEmpty = computed(() => this.scope().subjects.length === 0 || this.scope().grades.length === 0);

  constructor() {
    this.desk.load();
  }

  protected choose(scope: DutyScope): void {
    this.chosen.set(scope);
    this.drafts.write(scopeKey, scope);
  }

  protected async start(): Promise<void> {
    this.tone.allow();
    this.notice.allow();
    await this.attempt('duty', () => this.desk.start(this.scope()));
  }

  protected async stop(): Promise<void> {
    await this.attempt('duty', () => this.desk.stop());
  }

  protected async plan(plan: NewPlan): Promise<void> {
    await this.attempt('plan', () => this.desk.plan(plan));
  }

  protected async dropPlan({ id, startsAt, endsAt, subjects, grades }: PlanView): Promise<void> {
    const isGone = await this.attempt('plan', () => this.desk.dropPlan(id));
    if (!isGone) return;
    const undo = { label: this.texts.translate('one-to-one.plans.undo'), run: () => void this.plan({ startsAt, endsAt, subjects, grades }) };
    this.toasts.show(this.texts.translate('one-to-one.plans.removed'), { key: 'one-to-one.plan', action: undo });
  }

  /** All or none: where one does not fit, the sentence says which. */
  protected async copy(plans: NewPlan[]): Promise<void> {
    const isDone = await this.attempt('plan', () => this.desk.planSeveral(plans));
    if (isDone) this.toasts.show(this.texts.translate('one-to-one.plans.copied', { count: plans.length }), { key: 'one-to-one.plan', tone: 'good' });
  }

  /** @returns whether it was done */
  private async attempt(kind: 'duty' | 'plan', deed: () => Promise<void>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(kind);
    this.problem.set(null);
    try {
      await deed();
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.problem.set(thrown);
      return false;
    } finally {
      this.busy.set(null);
    }
  }
}
