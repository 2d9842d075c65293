import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, Confirmations, Language, Toasts } from '@fudao/ui-kit';
import { saveFile } from '../releases/save-file.ts';
import type { Closing, DistrictClosing } from './closing.ts';
import { PointsApi } from './points-api.ts';
import { pointsWords } from './points-words.ts';

/** What is done on the way to a payout. */
@Injectable()
export class ClosingDeeds {
  private readonly api = inject(PointsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly questions = inject(Confirmations);
  private readonly language = inject(Language);
  /** The district something is being done for; `city` for all. */
  readonly busy = signal<string | null>(null);
  /** After each deed the page looks again. */
  changed: () => void = () => undefined;

  async signOff({ term }: Closing, { districtId, figures }: DistrictClosing): Promise<void> {
    const ids = { termId: term.id, districtId };
    if (!(await this.attempt(districtId, this.api.signOff({ ...ids, digest: figures.digest })))) return;
    const undo = { label: this.texts.translate<string>('action.undo'), run: () => void this.withdraw(ids) };
    this.toasts.show(this.texts.translate('points.signedNow'), { tone: 'good', action: undo, durationMs: 10_000 });
  }

  async withdraw(ids: { termId: string; districtId: string }): Promise<void> {
    if (await this.attempt(ids.districtId, this.api.withdrawSignOff(ids))) this.say('points.signatureTaken');
  }

  async close({ term, total }: Closing): Promise<void> {
    const figures = { term: term.name, teachers: total.teachers, points: pointsWords(total.granted), yuan: pointsWords(total.fen) };
    const isSure = await this.questions.ask({
      heading: this.texts.translate('points.closeQuestion', figures),
      body: this.texts.translate('points.closeBody', figures),
      confirm: this.texts.translate('points.close'),
    });
    if (isSure && (await this.attempt('city', this.api.close({ termId: term.id, digest: total.digest })))) this.say('points.closedNow');
  }

  async ask({ term }: Closing, { districtId }: DistrictClosing, reason: string): Promise<void> {
    if (await this.attempt(districtId, this.api.askToReopen({ termId: term.id, districtId, reason }))) this.say('points.asked');
  }

  async decide({ term }: Closing, { districtId }: DistrictClosing, decision: 'approve' | 'refuse'): Promise<void> {
    const request = this.api.decideReopening({ termId: term.id, districtId, decision });
    if (await this.attempt(districtId, request)) this.say(`points.reopening.${decision}`);
  }

  async payout({ term }: Closing, format: 'csv' | 'xlsx'): Promise<void> {
    const request = this.api.payout({ termId: term.id, format, language: this.language.current() });
    await this.attempt(`payout-${format}`, request, ({ content }) => saveFile(content, `payout-${term.id}.${format}`));
  }

  private say(text: string): void {
    this.toasts.show(this.texts.translate(text), { tone: 'good' });
  }

  private async attempt<T>(busy: string, request: Observable<T>, done: (answer: T) => void = () => undefined): Promise<boolean> {
    this.busy.set(busy);
    try {
      done(await firstValueFrom(request));
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
      return false;
    } finally {
      this.busy.set(null);
      this.changed();
    }
  }
}
