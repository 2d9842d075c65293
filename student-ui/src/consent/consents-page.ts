import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ApiProblem, Button, Confirmations, ErrorState, Icon, Loading, LoadMore, LocalTextPipe, MomentPipe, Page, Toasts } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import { answerTo, type Ask, type ConsentChange, keyOf } from './consent.ts';
import { AskCard } from './ask-card.ts';
import { AskChoice } from './ask-choice.ts';
import { ConsentsApi } from './consents-api.ts';

/** What the student, or the guardian, has allowed; from 14 on the student decides here. */
@Component({
  selector: 'student-consents-page',
  imports: [AskCard, AskChoice, Button, ErrorState, Icon, Loading, LoadMore, LocalTextPipe, MomentPipe, Page, TranslocoPipe],
  templateUrl: './consents-page.html',
  styleUrl: './consents-page.scss',
})
export class ConsentsPage {
  private readonly api = inject(ConsentsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly confirmations = inject(Confirmations);
  protected readonly own = rxResource({ stream: () => this.api.own() });
  protected readonly problem = computed(() => (this.own.error() as unknown as ApiProblem | undefined) ?? null);
  /** Items that the guardian allowed and the student has not decided on. */
  protected readonly passes = computed(() => this.own.hasValue() && this.own.value().items.some(({ state }) => state === 'to-confirm'));
  protected readonly busy = signal<string | null>(null);
  protected readonly keyOf = keyOf;
  protected readonly history = signal<readonly ConsentChange[] | null>(null);
  protected readonly nextCursor = signal<string | null>(null);
  protected readonly isLoading = signal(false);

  /** What the student has chosen; a guardian's word is not the student's. */
  protected valueOf({ state }: Ask): boolean | null {
    return state === 'allowed' ? true : state === 'refused' ? false : null;
  }

  protected async decide(ask: Ask, allowed: boolean): Promise<void> {
    if (this.busy() || (!allowed && !ask.isOptional && !(await this.isSure()))) return this.own.reload() as unknown as void;
    await this.run(keyOf(ask), async () => {
      await firstValueFrom(this.api.decide(answerTo(ask, allowed)));
      this.toasts.show(this.texts.translate('consents.saved'), { tone: 'good', key: 'consents' });
      this.history.set(null);
    });
  }

  protected askGuardian(): Promise<void> {
    return this.run('guardian', () => firstValueFrom(this.api.askGuardian()));
  }

  protected async moreHistory(): Promise<void> {
    this.isLoading.set(true);
    try {
      const page = await firstValueFrom(this.api.history(this.nextCursor()));
      this.history.update((items) => [...(items ?? []), ...page.items]);
      this.nextCursor.set(page.nextCursor);
    } catch (problem) {
      this.tell(problem);
    } finally {
      this.isLoading.set(false);
    }
  }

  protected openHistory(isOpen: boolean): void {
    if (!isOpen || this.history() !== null) return;
    this.nextCursor.set(null);
    void this.moreHistory();
  }

  private isSure(): Promise<boolean> {
    const say = (key: string) => this.texts.translate<string>(`consents.${key}`);
    return this.confirmations.ask({
      ...{ heading: say('refuseNeeded'), body: say('refuseNeededBody'), confirm: say('refuseNeededConfirm'), isDangerous: true },
    });
  }

  /** What holds then is asked anew, also where it was refused: the page shows no choice that was not kept. */
  private async run(what: string, work: () => Promise<unknown>): Promise<void> {
    this.busy.set(what);
    try {
      await work();
    } catch (problem) {
      this.tell(problem);
    } finally {
      this.busy.set(null);
      this.own.reload();
    }
  }

  private tell(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    this.toasts.show(problem.sentence, { tone: 'bad' });
  }
}
