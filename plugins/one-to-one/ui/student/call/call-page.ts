import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { ApiProblem, Button, Confirmations, Countdown, EmptyState, ErrorState, Icon, Language, Loading, Page } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { links } from '../../shared/links.ts';
import { CallQuestion } from '../../shared/question/call-question.ts';
import { RecordingNotice } from '../../shared/recording/recording-notice.ts';
import { WarmSession } from '../../shared/session/warm-session.ts';
import { SubjectBadge } from '../../shared/subjects/subject-badge.ts';
import { KeptCallDraft } from './call-draft.ts';
import { CallProblem } from './call-problem.ts';
import { OwnCall } from './own-call.ts';
import { QuestionCentre } from './question-centre.ts';

/** The own call while it rings or waits, and what to do when it ended without a teacher. */
@Component({
  selector: 'one-to-one-call-page',
  imports: [Button, CallProblem, CallQuestion, Countdown, EmptyState, ErrorState, Icon, Loading, Page, RecordingNotice, RouterLink, SubjectBadge, TranslocoPipe],
  templateUrl: './call-page.html',
  styleUrl: './call-page.scss',
})
export class CallPage {
  private readonly router = inject(Router);
  private readonly confirmations = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly kept = inject(KeptCallDraft);
  protected readonly own = inject(OwnCall);
  protected readonly centre = inject(QuestionCentre);
  protected readonly links = links;
  protected readonly call = this.own.call;
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly refusal = computed(() => {
    const refusal = this.call()?.refusal;
    return refusal ? this.language.of(refusal) : '';
  });
  protected readonly estimate = computed(() => {
    const minutes = this.call()?.estimateMinutes ?? null;
    return minutes === null ? 'unknown' : minutes === 0 ? 'soon' : 'minutes';
  });

  constructor() {
    this.own.load();
    inject(WarmSession).start();
    effect(() => {
      const sessionId = this.call()?.state === 'accepted' ? this.call()?.sessionId : null;
      if (sessionId) untracked(() => void this.router.navigateByUrl(links.session(sessionId), { replaceUrl: true }));
    });
  }

  protected async cancel(): Promise<void> {
    const key = (name: string) => this.texts.translate(`one-to-one.cancel.${name}`);
    const isSure = await this.confirmations.ask({ heading: key('heading'), body: key('body'), confirm: key('confirm'), cancel: key('keep'), isDangerous: true });
    if (isSure) await this.attempt(() => this.own.cancel());
  }

  /** The same words again: they stand in the sheet. */
  protected async callAgain(): Promise<void> {
    const call = this.call();
    if (call) this.kept.change({ subject: call.subject, text: call.text, pictures: call.pictures });
    await this.router.navigateByUrl(links.teachers);
  }

  protected async askInCentre(): Promise<void> {
    const call = this.call();
    if (!call) return;
    await this.attempt(() => this.centre.goWith({ subject: call.subject, text: call.text, pictureIds: call.pictures.map(({ id }) => id) }));
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await deed();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.problem.set(thrown);
    } finally {
      this.isBusy.set(false);
    }
  }
}
