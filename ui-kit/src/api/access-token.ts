import { HttpBackend, HttpClient, HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, Subject, timeout } from 'rxjs';
import { APP_ID } from '../app/app-id.ts';
import type { Account } from '../session/account.ts';
import { TAB_LOCK } from './tab-lock.ts';

/** What sign-in and refresh answer; the refresh token itself stays in a cookie no script can read. */
export interface SignedIn {
  readonly accessToken: string;
  readonly account?: Account;
}

const longestMs = 20_000;

/** What tabs of the app tell each other: a fresh token, or that somebody signed in or out. */
type TabMessage =
  { readonly kind: 'token'; readonly token: string; readonly takenAt: number } | { readonly kind: 'session' };

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
  private readonly page = inject(DOCUMENT);
  private readonly lock = inject(TAB_LOCK);
  private readonly channel = new BroadcastChannel(`fudao-token-${this.appId}`);
  private takenAt = 0;
  private pending: Promise<SignedIn> | undefined;

  readonly value = this.current.asReadonly();
  /** The session behind the token is over: somebody has to sign in again. */
  readonly ended = new Subject<void>();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.channel.close());
    this.channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      // Another person's token must not meet this tab's state: it begins anew.
      if (data.kind === 'session') this.page.location.reload();
      else this.keep(data.token, data.takenAt);
    };
  }

  set(token: string): void {
    this.keep(token, Date.now());
  }

  /** Tells the other tabs that from now on somebody else, or nobody, is signed in. */
  announceSession(): void {
    this.tell({ kind: 'session' });
  }

  clear(): void {
    this.current.set(null);
  }

  /** A new token. @throws HttpErrorResponse: 401 where the session has ended, 0 without network. */
  async refresh(): Promise<string> {
    return (await this.refreshOnce()).accessToken;
  }

  /** As `refresh`, at the start of the app: the answer may name the account too. */
  restore(): Promise<SignedIn> {
    return this.refreshOnce();
  }

  /** Whether a token is on its way: who has none waits for it rather than ask in vain. */
  get isComing(): boolean {
    return this.pending !== undefined;
  }

  private refreshOnce(): Promise<SignedIn> {
    this.pending ??= this.refreshAlone().finally(() => (this.pending = undefined));
    return this.pending;
  }

  private refreshAlone(): Promise<SignedIn> {
    const asked = Date.now();
    return this.lock(`fudao-refresh-${this.appId}`, async () => {
      const known = this.current();
      // Another tab was faster while this one waited for the lock.
      return known && this.takenAt > asked ? { accessToken: known } : this.requestRefresh();
    });
  }

  private async requestRefresh(): Promise<SignedIn> {
    const request = this.http.post<SignedIn>(
      '/api/identity/refresh',
      { app: this.appId },
      { headers: { 'ngsw-bypass': '1' } },
    );
    // All tabs wait for this answer: none at all counts as a lost network.
    const answer = await firstValueFrom(request.pipe(timeout(longestMs))).catch((thrown: unknown) => this.refuse(thrown));
    this.set(answer.accessToken);
    this.tell({ kind: 'token', token: answer.accessToken, takenAt: this.takenAt });
    return answer;
  }

  private refuse(thrown: unknown): never {
    if (thrown instanceof HttpErrorResponse && [401, 403].includes(thrown.status)) this.ended.next();
    throw thrown;
  }

  private keep(token: string, takenAt: number): void {
    this.takenAt = takenAt;
    this.current.set(token);
  }

  private tell(message: TabMessage): void {
    this.channel.postMessage(message);
  }
}
