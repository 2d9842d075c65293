import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

const flashMs = 1_000;

/** Makes a ring known in a tab that lies behind others: its title flashes, and the device says so where it may. */
@Injectable()
export class RingNotice {
  private readonly page = inject(DOCUMENT);
  private timer: ReturnType<typeof setInterval> | undefined;
  private title = '';
  private notification: Notification | undefined;

  /** Asked once, when duty begins: a person has just said that calls are wanted. */
  allow(): void {
    if ('Notification' in globalThis && Notification.permission === 'default') void Notification.requestPermission();
  }

  start(words: string, body: string): void {
    this.stop();
    this.title = this.page.title;
    this.page.title = words;
    this.timer = setInterval(() => {
      // Another page of the app may have given its own in the meantime.
      if (this.page.title !== words) this.title = this.page.title;
      this.page.title = this.page.title === words ? this.title : words;
    }, flashMs);
    if (this.page.hidden) this.notify(words, body);
  }

  stop(): void {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.page.title = this.title;
    this.notification?.close();
    this.notification = undefined;
  }

  private notify(words: string, body: string): void {
    if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
    try {
      this.notification = new Notification(words, { body, tag: 'one-to-one.ring', requireInteraction: true });
      this.notification.onclick = () => this.page.defaultView?.focus();
    } catch {
      // Phones have notifications of service workers only; there, the push of the platform comes.
    }
  }
}
