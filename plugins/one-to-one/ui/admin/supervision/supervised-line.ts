import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { ApiClient, type ApiProblem } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import type { SupervisedContent } from '../../../api.ts';
import { visitBeatMs } from '../../shared/limits.ts';
import { apiBase } from '../../shared/links.ts';
import { toProblem } from '../../shared/to-problem.ts';

/** One supervised session: read under an opening, and visited while it goes on. Provided by its page, and with it gone. */
@Injectable()
export class SupervisedLine {
  private readonly api = inject(ApiClient);
  private readonly found = signal<SupervisedContent | null>(null);
  private readonly failed = signal<ApiProblem | null>(null);
  private readonly over = signal(false);
  private readonly visiting = signal(false);
  private readonly lost = signal(false);
  private id = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** The last word to the server that one looks on: to leave comes after it. */
  private beat: Promise<void> = Promise.resolve();
  readonly content = this.found.asReadonly();
  readonly problem = this.failed.asReadonly();
  readonly isVisiting = this.visiting.asReadonly();
  /** The line is down while somebody looks on: the two are shown no visitor after a while. */
  readonly isLost = this.lost.asReadonly();
  /** The opening ended while it was read under it. */
  readonly hasOpeningEnded = this.over.asReadonly();
  readonly needsOpening = computed(() => this.over() || this.failed()?.code === 'ONE_OPENING_NEEDED');

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      if (this.visiting()) void this.leave();
      // An answer that comes later is of no page.
      this.id = '';
    });
  }

  async open(id: string): Promise<void> {
    if (this.visiting()) void this.leave();
    this.id = id;
    this.found.set(null);
    await this.load();
  }

  async load(): Promise<void> {
    this.over.set(false);
    this.failed.set(null);
    await this.fetch('get');
  }

  visit(): void {
    if (this.visiting()) return;
    this.visiting.set(true);
    this.say(this.id);
  }

  async leave(): Promise<void> {
    const { id, beat } = this;
    this.stop();
    await beat;
    // Without an answer the server ends it by itself.
    await firstValueFrom(this.api.post(`${apiBase}/supervision/${encodeURIComponent(id)}/leave`)).catch(() => undefined);
  }

  /** @throws ApiProblem */
  async end(reason: string): Promise<void> {
    const room = encodeURIComponent(this.found()?.session.roomId ?? '');
    await firstValueFrom(this.api.post(`/api/media/rooms/${room}/end`, { reason }));
    await this.load();
  }

  /** Time is over: nothing of it is shown any longer. */
  forget(): void {
    if (this.visiting()) void this.leave();
    this.found.set(null);
    this.over.set(true);
  }

  /** One beat after the other: who left and came back is there once. */
  private say(id: string): void {
    const said = this.beat.then(() => (this.isVisitingTo(id) ? this.fetch('post') : undefined));
    this.beat = said;
    void said.then(() => {
      if (this.isVisitingTo(id) && said === this.beat) this.timer = setTimeout(() => this.say(id), visitBeatMs);
    });
  }

  private isVisitingTo(id: string): boolean {
    return this.visiting() && id === this.id;
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.visiting.set(false);
    this.lost.set(false);
  }

  private async fetch(method: 'get' | 'post'): Promise<void> {
    const { id } = this;
    const path = `${apiBase}/supervision/${encodeURIComponent(id)}`;
    try {
      const content = await firstValueFrom(method === 'get' ? this.api.get<SupervisedContent>(path) : this.api.post<SupervisedContent>(`${path}/visit`));
      if (id !== this.id || (method === 'post' && !this.visiting())) return;
      this.found.set(content);
      this.lost.set(false);
      if (method === 'post' && content.visit === null) this.stop();
    } catch (thrown) {
      if (id === this.id) this.take(toProblem(thrown));
    }
  }

  private take(problem: ApiProblem): void {
    const goesOn = this.visiting() && (problem.isOffline || problem.retryable);
    if (goesOn) return this.lost.set(true);
    if (problem.code === 'ONE_OPENING_NEEDED' && this.found()) this.over.set(true);
    this.stop();
    this.found.set(null);
    this.failed.set(problem);
  }
}
