import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiClient } from '../../../src/api/api-client.ts';
import { ApiProblem } from '../../../src/api/api-problem.ts';
import { Language } from '../../../src/texts/language.ts';
import { Toasts } from '../../../src/toast/toasts.ts';
import {
  withChoice,
  type AddressChannel,
  type Digest,
  type NotificationSettings,
  type OutsideChannel,
  type OwnAddress,
  type QuietHours,
} from './notification-settings.ts';

const api = '/api/notifications';

/** The settings of the page that is open: loaded, changed, and what went wrong. */
@Injectable()
export class NotificationSettingsState {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  readonly settings = signal<NotificationSettings | null>(null);
  readonly problem = signal<ApiProblem | null>(null);

  async load(): Promise<void> {
    this.problem.set(null);
    const loaded = await this.attempt(this.api.get<NotificationSettings>(`${api}/settings`));
    if (loaded) this.settings.set(loaded);
  }

  /** Shown at once, and taken back where the server does not agree. */
  async choose(kind: string, channel: OutsideChannel | 'in-app', isWanted: boolean): Promise<void> {
    const before = this.settings();
    if (!before) return;
    this.settings.set(withChoice(before, kind, channel, isWanted));
    const mute = `${api}/mutes/${kind}`;
    const request: Observable<unknown> =
      channel !== 'in-app'
        ? this.api.put(`${api}/choices/${kind}`, { channel, isWanted })
        : isWanted
          ? this.api.delete(mute)
          : this.api.put(mute, {});
    if ((await this.attempt(request)) !== undefined) return;
    const now = this.settings();
    if (now) this.settings.set(withChoice(now, kind, channel, !isWanted));
  }

  /** Null leaves the person with the city's, or with none. Whether it was saved. */
  async saveQuietHours(hours: QuietHours | null): Promise<boolean> {
    const path = `${api}/quiet-hours`;
    return this.take(hours ? this.api.put(path, hours) : this.api.delete(path));
  }

  async saveDigest(digest: Digest): Promise<boolean> {
    return this.take(this.api.put(`${api}/digest`, digest));
  }

  async giveAddress(channel: AddressChannel, address: string): Promise<ApiProblem | null> {
    const language = this.language.current();
    return this.takeAddress(this.api.post<OwnAddress>(`${api}/addresses/${channel}`, { address, language }));
  }

  async confirmAddress(channel: AddressChannel, code: string): Promise<ApiProblem | null> {
    return this.takeAddress(this.api.post<OwnAddress>(`${api}/addresses/${channel}/code`, { code }));
  }

  async removeAddress(channel: AddressChannel): Promise<void> {
    if ((await this.attempt(this.api.delete(`${api}/addresses/${channel}`))) !== undefined) await this.load();
  }

  async removeDevice(id: string): Promise<boolean> {
    const isRemoved = (await this.attempt(this.api.delete(`${api}/devices/${id}`))) !== undefined;
    if (isRemoved) await this.load();
    return isRemoved;
  }

  async testDevice(id: string): Promise<boolean> {
    return (await this.attempt(this.api.post(`${api}/devices/${id}/test`))) !== undefined;
  }

  private async take(request: Observable<unknown>): Promise<boolean> {
    const settings = await this.attempt(request as Observable<NotificationSettings>);
    if (settings) this.settings.set(settings);
    return settings !== undefined;
  }

  /** What is wrong with an address or a code is said beside its field. */
  private async takeAddress(request: Observable<OwnAddress>): Promise<ApiProblem | null> {
    try {
      const own = await firstValueFrom(request);
      this.settings.update((settings) => {
        const others = (settings?.addresses ?? []).filter(({ channel }) => channel !== own.channel);
        return settings && { ...settings, addresses: [...others, own] };
      });
      return null;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      return problem;
    }
  }

  /** Undefined where it failed; null where it did, and nothing came back. */
  private async attempt<T>(request: Observable<T>): Promise<T | null | undefined> {
    try {
      return (await firstValueFrom(request)) ?? null;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (this.settings()) this.toasts.show(problem.sentence, { tone: 'bad', key: 'notification-settings' });
      else this.problem.set(problem);
      return undefined;
    }
  }
}
