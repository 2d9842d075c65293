import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Confirmations, Toasts } from '@fudao/ui-kit';
import type { Edit, Preview, Saved } from './calendar.ts';
import { CalendarApi } from './calendar-api.ts';
import { PlannedWords } from './planned-words.ts';

/** The calendar that an administrator looked at when deciding. */
export interface Seen {
  readonly districtId: string | undefined;
  readonly revision: number;
}

const plannedCode = 'ORGANISATION_CALENDAR_PLANNED';
/** Another administrator was faster. */
export const overtakenCode = 'ORGANISATION_CALENDAR_CHANGED_MEANWHILE';

/** Changes of the calendar, one at a time: asks where something is planned, says what was refused, offers to undo. */
@Injectable()
export class CalendarDeeds {
  private readonly api = inject(CalendarApi);
  private readonly questions = inject(Confirmations);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  private readonly planned = inject(PlannedWords);
  readonly isSaving = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  /** Another value: what is shown is to be loaded again. */
  readonly done = signal(0);

  /** @returns whether it is saved (or holds already) */
  async save(seen: Seen, edit: Edit, words: string): Promise<boolean> {
    if (this.isSaving()) return false;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      const saved = await this.saveAsking(seen, edit);
      if (saved) this.tell(seen, saved, edit, words);
      return saved !== null;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
      if (problem.code === overtakenCode) this.done.update((count) => count + 1);
      return false;
    } finally {
      this.isSaving.set(false);
    }
  }

  private async saveAsking(seen: Seen, edit: Edit): Promise<Saved | null> {
    const send = (confirm: boolean) =>
      firstValueFrom(this.api.save(seen.districtId, edit, { expectedRevision: seen.revision, confirm }));
    try {
      return await send(false);
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== plannedCode) throw problem;
      const preview = await firstValueFrom(this.api.preview(seen.districtId, edit));
      return (await this.confirm(preview)) ? send(true) : null;
    }
  }

  private confirm({ taken, planned }: Preview): Promise<boolean> {
    const say = (key: string, values = {}) => this.texts.translate<string>(`calendar.${key}`, values);
    return this.questions.ask({
      heading: say('plannedQuestion'),
      body: say('plannedBody', { days: taken.length }),
      points: this.planned.points(planned),
      confirm: say('plannedConfirm'),
      isDangerous: true,
    });
  }

  private tell(seen: Seen, { revision, hasChanged }: Saved, edit: Edit, words: string): void {
    this.done.update((count) => count + 1);
    const say = (key: string) => this.texts.translate<string>(`calendar.${key}`);
    if (!hasChanged) {
      this.toasts.show(say('nothingChanged'), { key: 'calendar' });
      return;
    }
    const after = { ...seen, revision };
    const run = () => void this.save(after, { kind: 'put-back', revision }, say('nowPutBack'));
    const undo = edit.kind === 'put-back' ? {} : { action: { label: say('undo'), run } };
    this.toasts.show(words, { key: 'calendar', tone: 'good', ...undo });
  }
}
