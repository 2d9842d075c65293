import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { DestroyRef } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  Button,
  Confirmations,
  ErrorState,
  Icon,
  Loading,
  MinuteClock,
  MomentPipe,
  Page,
  Realtime,
  Toasts,
} from '@fudao/ui-kit';
import { ApplicationForm } from './application-form.ts';
import { CurriculumNames } from './curriculum-names.ts';
import { OwnApplication } from './own-application.ts';
import { ReviewSteps } from './review-steps.ts';
import { StepList } from './step-list.ts';

const underReview = ['school-review', 'district-review', 'city-review'];

/** A teacher's own admission: where it stands, the application as it is written, and what is asked for. */
@Component({
  selector: 'admin-own-admission-page',
  imports: [ApplicationForm, Button, ErrorState, Icon, Loading, MomentPipe, Page, ReviewSteps, StepList, TranslocoPipe],
  providers: [OwnApplication],
  templateUrl: './own-page.html',
  styleUrl: './own-page.scss',
})
export class OwnPage {
  protected readonly state = inject(OwnApplication);
  protected readonly names = inject(CurriculumNames);
  private readonly questions = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(MinuteClock);
  protected readonly isUploading = signal(false);
  protected readonly application = computed(() => this.state.own()?.application ?? null);
  protected readonly isUnderReview = computed(() => underReview.includes(this.application()?.state ?? ''));
  protected readonly returned = computed(() => {
    const own = this.state.own();
    return own?.application?.state === 'returned'
      ? own.history.filter(({ kind }) => kind === 'returned').at(-1)
      : undefined;
  });
  protected readonly refused = computed(() => {
    const own = this.state.own();
    return own?.application?.state === 'refused'
      ? own.history.filter(({ kind }) => kind === 'refused').at(-1)
      : undefined;
  });
  protected readonly mayConfirm = computed(() => {
    const own = this.state.own();
    const opens = own?.confirmationOpensAt ?? null;
    return opens !== null && opens <= this.clock.now() && own?.admission?.confirmationAskedAt === null;
  });

  constructor() {
    void this.state.load();
    inject(DestroyRef).onDestroy(() => this.state.leave());
    inject(Realtime)
      .on('admission.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        // Who is writing is not disturbed: a save tells of what changed meanwhile.
        if (this.state.saveState() === 'saved') void this.state.load();
      });
  }

  protected async submit(): Promise<void> {
    if (await this.state.submit()) this.tell('admission.own.submitted');
  }

  protected async takeBack(): Promise<void> {
    const isSure = await this.questions.ask({
      heading: this.texts.translate('admission.own.takeBackQuestion'),
      body: this.texts.translate('admission.own.takeBackBody'),
      confirm: this.texts.translate('admission.own.takeBack'),
      isDangerous: true,
    });
    if (isSure && (await this.state.takeBack())) this.tell('admission.own.takenBack');
  }

  protected async askConfirmation(): Promise<void> {
    if (await this.state.askConfirmation()) this.tell('admission.own.confirmationAsked');
  }

  private tell(text: string): void {
    this.toasts.show(this.texts.translate(text), { tone: 'good' });
  }
}
