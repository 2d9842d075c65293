import { HttpBackend, HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, Subject } from 'rxjs';
import { APP_ID } from '../app/app-id.ts';
import type { Account } from '../session/account.ts';

/** What sign-in and refresh answer; the refresh token itself stays in a cookie no script can read. */
export interface SignedIn {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly account?: Account;
}

interface SharedToken {
  readonly token: string;
  readonly takenAt: number;
}

/**
 * The short-lived access token, in memory only. One refresh at a time: within this tab by one
 * promise, between tabs by a lock, because a refresh token that is used twice ends the session.
 */
@Injectable({ providedIn: 'root' })
export class AccessToken {
  private readonly appId = inject(APP_ID);
  /** Past the interceptors: they wait for the token themselves. */
  private readonly http = new HttpClient(inject(HttpBackend));
  private readonly current = signal<string | null>(null);
  private readonly channel = new BroadcastChannel(`fudao-token-${this.appId}`);
  private takenAt = 0;
  private pending: Promise<string> | undefined;

  readonly value = this.current.asReadonly();
  /** Each token that a refresh brought, in this tab or another. */
  readonly renewed = new Subject<string>();
  /** The session behind the token is over: somebody has to sign in again. */
  readonly ended = new Subject<void>();

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<SharedToken>) => this.keep(data);
  }

  set(token: string): void {
    this.keep({ token, takenAt: Date.now() });
    this.channel.postMessage({ token, takenAt: this.takenAt });
  }

  clear(): void {
    this.current.set(null);
  }

  /** A new token. @throws HttpErrorResponse: 401 where the session has ended, 0 without network. */
  refresh(): Promise<string> {
    this.pending ??= this.refreshAlone().finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** The answer of the last refresh may name the account; the session asks for it at the start. */
  async restore(): Promise<SignedIn> {
    return this.locked(() => this.requestRefresh());
  }

  private refreshAlone(): Promise<string> {
    const asked = Date.now();
    return this.locked(async () => {
      const known = this.current();
      // Another tab was faster while this one waited for the lock.
      if (known && this.takenAt > asked) return known;
      return (await this.requestRefresh()).accessToken;
    });
  }

  private async requestRefresh(): Promise<SignedIn> {
    const request = this.http.post<SignedIn>('/api/identity/refresh', { app: this.appId });
    const answer = await firstValueFrom(request).catch((thrown: unknown) => this.refuse(thrown));
    this.set(answer.accessToken);
    this.renewed.next(answer.accessToken);
    return answer;
  }

  private refuse(thrown: unknown): never {
    if (thrown instanceof HttpErrorResponse && [401, 403].includes(thrown.status)) this.ended.next();
    throw thrown;
  }

  private locked<T>(work: () => Promise<T>): Promise<T> {
    if (!('locks' in navigator)) return work();
    return navigator.locks.request(`fudao-refresh-${this.appId}`, work) as Promise<T>;
  }

  private keep({ token, takenAt }: SharedToken): void {
    this.takenAt = takenAt;
    this.current.set(token);
  }
}
