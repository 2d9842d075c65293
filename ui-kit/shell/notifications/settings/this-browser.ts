import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiClient } from '../../../src/api/api-client.ts';
import { APP_ID } from '../../../src/app/app-id.ts';
import { DeviceStore } from '../../../src/storage/device-store.ts';
import { Language } from '../../../src/texts/language.ts';
import type { PushDevice } from './notification-settings.ts';

/**
 * `unsupported`: this browser has no web push, or the page does not come over https; `denied`: the person or the
 * device forbids notifications of this page; `off`: it can be switched on; `on`: it has an address here.
 */
export type BrowserPush = 'unknown' | 'unsupported' | 'denied' | 'off' | 'on';

const accountKey = 'push-account';
/** The first installation of the student's service worker begins when the app has come to rest. */
const workerWaitMs = 15_000;

export const toBytes = (base64Url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64Url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

export async function hashOf(endpoint: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Web push in the browser that the person sits at. */
@Injectable({ providedIn: 'root' })
export class ThisBrowser {
  private readonly app = inject(APP_ID);
  private readonly api = inject(ApiClient);
  private readonly store = inject(DeviceStore);
  private readonly language = inject(Language);
  readonly push = signal<BrowserPush>('unknown');
  /** By which the server's list of devices knows this one. */
  readonly endpointHash = signal<string | null>(null);

  get isSupported(): boolean {
    return window.isSecureContext && 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  }

  /** On an iPhone or iPad only an app that was added to the home screen may push. */
  get needsHomeScreen(): boolean {
    const isApple = /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
    return isApple && !this.isSupported && !matchMedia('(display-mode: standalone)').matches;
  }

  async look(): Promise<void> {
    if (!this.isSupported) return this.push.set('unsupported');
    if (Notification.permission === 'denied') return this.push.set('denied');
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    const own = registration?.scope.endsWith(this.scope) ? await registration.pushManager.getSubscription() : null;
    this.endpointHash.set(own && (await hashOf(own.endpoint)));
    this.push.set(own && Notification.permission === 'granted' ? 'on' : 'off');
  }

  /** Asks the person, then the browser's push service; gives false where one of them says no. */
  async allow(accountId: string, pushKey: string): Promise<boolean> {
    if ((await Notification.requestPermission()) !== 'granted') {
      await this.look();
      return false;
    }
    const worker = await this.worker();
    const held = await worker.pushManager.getSubscription();
    // Made for another key of the platform, it would be refused.
    const isOld = held && !sameBytes(held.options.applicationServerKey, toBytes(pushKey));
    if (isOld) await held.unsubscribe();
    const options = { userVisibleOnly: true, applicationServerKey: toBytes(pushKey) };
    await this.tell((isOld ? null : held) ?? (await worker.pushManager.subscribe(options)));
    this.store.write(accountKey, accountId);
    await this.look();
    return true;
  }

  /** This browser's address is given up; the server hears of it by the removal of the device. */
  async forget(): Promise<void> {
    this.store.remove(accountKey);
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
    await this.look();
  }

  /** After a sign-in: who had push here has it again. */
  async renew(accountId: string): Promise<void> {
    if (!this.isSupported || Notification.permission !== 'granted' || this.store.read(accountKey) !== accountId) return;
    const registration = await navigator.serviceWorker.getRegistration(this.scope);
    const own = await registration?.pushManager.getSubscription();
    if (own) await this.tell(own);
  }

  private get scope(): string {
    return this.app === 'admin' ? '/admin/' : '/';
  }

  private async tell(subscription: PushSubscription): Promise<void> {
    const { endpoint, keys } = subscription.toJSON();
    const { p256dh, auth } = keys ?? {};
    const body = { app: this.app, language: this.language.current(), endpoint, p256dh, auth };
    await firstValueFrom(this.api.post<PushDevice>('/api/notifications/devices', body));
  }

  /** The student's app has one for work without a network; the staff app's shows notifications and does nothing else. */
  private async worker(): Promise<ServiceWorkerRegistration> {
    if (this.app === 'admin') await navigator.serviceWorker.register('/admin/push-worker.js', { scope: this.scope });
    const tooLate = new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error('There is no service worker here.')), workerWaitMs),
    );
    return Promise.race([navigator.serviceWorker.ready, tooLate]);
  }
}

function sameBytes(held: ArrayBuffer | null, wanted: Uint8Array): boolean {
  const bytes = new Uint8Array(held ?? new ArrayBuffer(0));
  return bytes.length === wanted.length && bytes.every((byte, index) => byte === wanted[index]);
}
