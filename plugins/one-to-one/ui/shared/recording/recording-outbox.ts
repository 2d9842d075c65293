import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, ApiProblem, Connection, selectAccount } from '@fudao/ui-kit';
import { Store } from '@ngrx/store';
import { firstValueFrom, fromEvent, lastValueFrom, merge } from 'rxjs';
import { apiBase } from '../links.ts';
import { IndexedParts, type KeptTake, type SoundPart } from './kept-parts.ts';
import { PartOutbox, type Refusal } from './part-outbox.ts';

/** The lock that a tab holds while it records a take. */
export const takeLock = (take: string): string => `${lockStart}${take}`;
const lockStart = 'fudao.one-to-one.take.';

/** After these nothing of the session is wanted. */
const overFor = ['ONE_NOT_RECORDED', 'ONE_RECORDING_CLOSED', 'ONE_SESSION_NOT_FOUND'];

export function refusalOf(thrown: unknown): Refusal {
  if (!(thrown instanceof ApiProblem)) return 'again';
  if (overFor.includes(thrown.code)) return 'without-session';
  // Signed out, or not allowed for the moment: the person may come back.
  return thrown.retryable || thrown.status === 401 || thrown.status === 403 ? 'again' : 'without-part';
}

async function sha256Of(content: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function liveTakes(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(lockStart) ? [name.slice(lockStart.length)] : [])));
}

/** Sends what a teacher's browser recorded, also of earlier sessions and after a reload. */
@Injectable()
export class RecordingOutbox {
  private readonly api = inject(ApiClient);
  private readonly account = inject(Store).selectSignal(selectAccount);
  private readonly count = signal(0);
  private box: { readonly accountId: string; readonly outbox: PartOutbox } | undefined;
  readonly waiting = this.count.asReadonly();

  constructor() {
    const online = fromEvent(inject(DOCUMENT).defaultView!, 'online');
    merge(inject(Connection).returned, online).pipe(takeUntilDestroyed()).subscribe(() => this.resume());
  }

  /** Sends what waits, if anything does. */
  resume(): void {
    void this.outbox()?.wake();
  }

  async add(part: Omit<SoundPart, 'accountId'>): Promise<void> {
    const outbox = this.outbox();
    if (outbox) await outbox.add({ ...part, accountId: this.account()!.id });
  }

  private outbox(): PartOutbox | undefined {
    const accountId = this.account()?.id;
    if (!accountId || !('indexedDB' in globalThis) || !('locks' in navigator)) return undefined;
    if (this.box?.accountId !== accountId) this.box = { accountId, outbox: this.create(accountId) };
    return this.box.outbox;
  }

  private create(accountId: string): PartOutbox {
    return new PartOutbox({
      ...{ accountId, store: new IndexedParts(), refusalOf, liveTakes },
      send: (part) => this.send(part),
      finish: (take) => this.finish(take),
      changed: (waiting) => this.count.set(waiting),
    });
  }

  private async send({ sessionId, take, offset, content }: SoundPart): Promise<void> {
    const query = { take, offset, sha256: await sha256Of(content) };
    await lastValueFrom(this.api.upload(`${apiBase}/sessions/${sessionId}/recording/parts`, new Blob([content]), { query }));
  }

  private async finish({ sessionId, take, bytes }: KeptTake): Promise<void> {
    await firstValueFrom(this.api.post(`${apiBase}/sessions/${sessionId}/recording/finish`, { take, size: bytes }));
  }
}
