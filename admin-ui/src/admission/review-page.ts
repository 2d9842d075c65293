import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, map } from 'rxjs';
import { ApiProblem, Button, ErrorState, Icon, Loading, LocalTextPipe, MomentPipe, Page, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { AdmissionApi, type Decision } from './admission-api.ts';
import type { Review } from './admission.ts';
import { CertificateViewer } from './certificate-viewer.ts';
import { CurriculumNames } from './curriculum-names.ts';
import { DecisionDialog } from './decision-dialog.ts';
import { paramsOf, queryOf, readReviewFilter, waiting } from './review-filter.ts';
import { ReviewSteps } from './review-steps.ts';
import { StepList } from './step-list.ts';

const keys: Readonly<Record<string, Decision['decision']>> = { KeyA: 'approve', KeyR: 'return', KeyX: 'refuse' };

/** One application: certificates beside what it says, what happened before, and the decision. */
@Component({
  selector: 'admin-review-page',
  imports: [
    Button,
    CertificateViewer,
    DecisionDialog,
    ErrorState,
    Icon,
    Loading,
    LocalTextPipe,
    MomentPipe,
    Page,
    ReviewSteps,
    StepList,
    TranslocoPipe,
  ],
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class ReviewPage {
  private readonly api = inject(AdmissionApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  protected readonly names = inject(CurriculumNames);
  /** Of the address. */
  readonly id = input.required<string>();
  private readonly filter = toSignal(inject(ActivatedRoute).queryParams.pipe(map(readReviewFilter)), {
    initialValue: waiting,
  });
  protected readonly params = computed(() => paramsOf(this.filter()));
  protected readonly application = signal<Review | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly asking = signal<'return' | 'refuse' | null>(null);
  protected readonly approval = new Deed();

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.load(id));
    });
  }

  protected async load(id = this.id()): Promise<void> {
    this.problem.set(null);
    this.approval.problem.set(null);
    if (this.application()?.id !== id) this.application.set(null);
    try {
      const application = await firstValueFrom(this.api.application(id));
      if (id === this.id()) this.application.set(application);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (id === this.id()) this.problem.set(problem);
    }
  }

  protected wish(decision: Decision['decision']): void {
    const application = this.application();
    if (!application?.mayDecide || this.approval.isRunning()) return;
    if (decision !== 'approve') return this.asking.set(decision);
    const request = this.api.decide(application.id, application.revision, { decision });
    void this.approval.run(request, () => void this.goOn('approve'));
  }

  protected onKey(event: KeyboardEvent): void {
    const decision = keys[event.code];
    if (!event.altKey || !decision || this.asking()) return;
    event.preventDefault();
    this.wish(decision);
  }

  /** After a decision comes the next that waits, or the queue where none does. */
  protected async goOn(decision: Decision['decision']): Promise<void> {
    this.asking.set(null);
    const decided = this.application()!;
    this.toasts.show(this.texts.translate(`admission.decide.${decision}Done`, { name: decided.teacherName }), {
      tone: 'good',
    });
    const next = await this.findNext(decided.id);
    const way = next === undefined ? ['/admission/reviews'] : ['/admission/reviews', next];
    await this.router.navigate(way, { queryParams: this.params(), replaceUrl: true });
  }

  private async findNext(decided: string): Promise<string | undefined> {
    try {
      const query = { ...queryOf({ ...this.filter(), state: 'waiting' }), limit: 20 };
      const { items } = await firstValueFrom(this.api.queue(query));
      return items.find(({ id, mayDecide }) => mayDecide && id !== decided)?.id;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      return undefined;
    }
  }
}
