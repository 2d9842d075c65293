import { inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ApiClient, ApiProblem, Confirmations, newIdempotencyKey, Toasts } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import type { ChannelState, FailedDelivery, FailedPage, OutsideChannel, Retried } from './notification-delivery.ts';

const api = '/api/notifications/operation';

/** What the page of deliveries shows: how each way works, and what failed on one of them or on all. */
@Injectable()
export class NotificationDeliveryState {
  private readonly api = inject(ApiClient);
  private readonly questions = inject(Confirmations);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  private channel: OutsideChannel | null = null;
  readonly channels = signal<readonly ChannelState[] | null>(null);
  readonly failed = signal<readonly FailedDelivery[] | null>(null);
  readonly nextCursor = signal<string | null>(null);
  readonly problem = signal<ApiProblem | null>(null);
  readonly isLoading = signal(false);
  readonly isRetrying = signal(false);

  async load(channel: OutsideChannel | null): Promise<void> {
    this.channel = channel;
    this.failed.set(null);
    await this.attempt(async () => {
      const [{ channels }, page] = await Promise.all([
        firstValueFrom(this.api.get<{ channels: ChannelState[] }>(api)),
        this.page(null),
      ]);
      // Another one was chosen meanwhile.
      if (this.channel !== channel) return;
      this.channels.set(channels);
      this.failed.set(page.items);
      this.nextCursor.set(page.nextCursor);
    });
  }

  async more(): Promise<void> {
    await this.attempt(async () => {
      const page = await this.page(this.nextCursor());
      this.failed.update((shown) => [...(shown ?? []), ...page.items]);
      this.nextCursor.set(page.nextCursor);
    });
  }

  async retry({ id }: FailedDelivery): Promise<void> {
    await this.send(`${api}/failed/${encodeURIComponent(id)}/retry`, {});
  }

  /** All that failed, or on the chosen way; asked before, for it may be many. */
  async retryAll(): Promise<void> {
    const { channel } = this;
    const isSure = await this.questions.ask({
      heading: this.say(channel ? 'retryChannelQuestion' : 'retryAllQuestion', { channel: channel ? this.texts.translate<string>(`notificationChannel.${channel}`) : '' }),
      points: [1, 2, 3].map((point) => this.say(`retryPoint${point}`)),
      confirm: this.say('retryAll'),
    });
    if (isSure) await this.send(`${api}/failed/retry`, channel ? { channel } : {});
  }

  /** One click is one intention: a lost answer is asked for once more with the same key. */
  private async send(path: string, body: object): Promise<void> {
    if (this.isRetrying()) return;
    this.isRetrying.set(true);
    const idempotencyKey = newIdempotencyKey();
    const post = () => firstValueFrom(this.api.post<Retried>(path, body, { idempotencyKey }));
    try {
      this.tell(await post().catch((problem: unknown) => (problem instanceof ApiProblem && problem.isOffline ? post() : Promise.reject(problem as Error))));
      await this.load(this.channel);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad', key: 'delivery' });
    } finally {
      this.isRetrying.set(false);
    }
  }

  private tell({ retried, tooOld, goesOn }: Retried): void {
    const text = goesOn ? 'retriedMany' : retried > 0 ? 'retried' : 'retriedNone';
    const rest = tooOld > 0 ? this.say('tooOld', { count: tooOld }) : '';
    this.toasts.show(this.say(text, { count: retried }) + rest, { tone: retried > 0 ? 'good' : 'plain', key: 'delivery' });
  }

  private say(text: string, values: Record<string, unknown> = {}): string {
    return this.texts.translate<string>(`notificationDelivery.${text}`, values);
  }

  private page(cursor: string | null): Promise<FailedPage> {
    return firstValueFrom(this.api.get<FailedPage>(`${api}/failed`, { limit: 20, cursor, channel: this.channel }));
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isLoading.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isLoading.set(false);
    }
  }
}
