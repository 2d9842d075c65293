import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem, Confirmations, Toasts } from '@fudao/ui-kit';
import type { Channel, PluginReleases } from './release.ts';
import { ReleasesApi } from './releases-api.ts';

/** What the operator does with one click, one at a time. */
@Injectable()
export class ReleaseDeeds {
  private readonly api = inject(ReleasesApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly questions = inject(Confirmations);
  /** The version that something is being done with. */
  readonly busy = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  /** Counts what was done or refused: what is shown is to be loaded anew. */
  readonly done = signal(0);

  /** At once, without a question: whoever rolls back is in a hurry. It can be undone as fast. */
  async rollBack({ id, channels }: PluginReleases, channel: Channel): Promise<void> {
    const left = channels[channel];
    if (left === null) return;
    const answer = await this.run(left, this.api.rollBack(id, channel, channels.revision));
    if (!answer) return;
    const undo = () => void this.moveBack(id, channel, left, answer.revision);
    this.toasts.show(this.say('rolledBack', { version: left, now: answer.stable ?? '' }), {
      tone: 'good',
      action: { label: this.texts.translate('action.undo'), run: undo },
      durationMs: 12_000,
    });
  }

  async changeStage({ id }: PluginReleases, version: string, step: 'retire' | 'reinstate'): Promise<void> {
    if (!(await this.run(version, this.api.changeStage(id, version, step)))) return;
    const done = this.say(step === 'retire' ? 'nowRetired' : 'nowReinstated', { version });
    this.toasts.show(done, { tone: 'good' });
  }

  /** The code goes, what the plugin keeps stays. */
  async uninstall({ id }: PluginReleases, version: string): Promise<void> {
    const isSure = await this.questions.ask({
      heading: this.say('uninstallQuestion', { version }),
      points: [1, 2, 3].map((point) => this.say(`uninstallPoint${point}`, {})),
      confirm: this.say('uninstall', {}),
      isDangerous: true,
    });
    if (!isSure || !(await this.run(version, this.api.uninstall(id, version)))) return;
    this.toasts.show(this.say('nowUninstalled', { version }), { tone: 'good' });
  }

  private async moveBack(id: string, channel: Channel, version: string, expectedRevision: number): Promise<void> {
    const answer = await this.run(version, this.api.move(id, channel, { version, expectedRevision }));
    if (answer) this.toasts.show(this.say('undone', { version }), { tone: 'good' });
  }

  private async run<T>(version: string, request: Observable<T>): Promise<T | undefined> {
    if (this.busy() !== null) return undefined;
    this.busy.set(version);
    this.problem.set(null);
    try {
      return await firstValueFrom(request);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
      return undefined;
    } finally {
      this.busy.set(null);
      this.done.update((count) => count + 1);
    }
  }

  private say(key: string, values: Record<string, unknown>): string {
    return this.texts.translate(`releases.${key}`, values);
  }
}
