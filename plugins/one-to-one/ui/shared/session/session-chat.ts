import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ApiClient, type ChatDraft, type ChatLine, type ChatMessage, Connection, Realtime, selectAccount } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { catchError, concatMap, EMPTY, expand, filter, firstValueFrom, merge, Subject, tap } from 'rxjs';
import type { MessagesView, MessageView } from '../../../api.ts';
import { apiBase } from '../links.ts';
import { Repeatable } from '../repeatable.ts';
import { chatMessageOf } from './chat-message.ts';

/** The chat of one session: whole after every loss of the line. Provided by its page. */
@Injectable()
export class SessionChat implements ChatLine {
  private readonly api = inject(ApiClient);
  private readonly texts = inject(TranslocoService);
  private readonly account = inject(Store).selectSignal(selectAccount);
  private readonly asked = new Subject<void>();
  private readonly repeatable = new Repeatable();
  private readonly known = signal<ReadonlyMap<string, MessageView>>(new Map());
  private readonly names = signal<Readonly<Record<string, string>>>({});
  private id = '';
  private after = 0;

  readonly messages = computed(() => [...this.known().values()].sort((a, b) => a.seq - b.seq).map((one) => this.shown(one)));

  constructor() {
    const realtime = inject(Realtime);
    const told = realtime.on<{ sessionId: string }>('one-to-one.message').pipe(filter(({ sessionId }) => sessionId === this.id));
    // One after the other: each asks only for what came after the last one known.
    merge(this.asked, told, realtime.reopened, inject(Connection).returned)
      .pipe(filter(() => this.id !== ''), concatMap(() => this.fetch()), takeUntilDestroyed())
      .subscribe();
  }

  /** @param names of the two, by account */
  open(sessionId: string, names: Readonly<Record<string, string>>): void {
    this.names.set(names);
    if (sessionId === this.id) return;
    this.id = sessionId;
    this.after = 0;
    this.known.set(new Map());
    this.asked.next();
  }

  /** From the beginning: what was held may have been let through since. */
  readAnew(): void {
    this.after = 0;
    this.asked.next();
  }

  async send({ text, pictureIds }: ChatDraft): Promise<void> {
    const key = this.repeatable.keyFor([this.id, text, pictureIds]);
    this.take([await firstValueFrom(this.api.post<MessageView>(`${apiBase}/sessions/${this.id}/messages`, { key, text, pictureIds }))]);
    this.repeatable.fulfilled();
  }

  private page() {
    return this.api.get<MessagesView>(`${apiBase}/sessions/${this.id}/messages`, { after: this.after });
  }

  private fetch() {
    return this.page().pipe(
      expand(({ items, lastSeq }) => (items.length > 0 && items.at(-1)!.seq < lastSeq ? this.page() : EMPTY)),
      tap(({ items }) => {
        this.after = Math.max(this.after, ...items.map(({ seq }) => seq));
        this.take(items);
      }),
      catchError(() => EMPTY),
    );
  }

  private take(items: readonly MessageView[]): void {
    this.known.update((known) => new Map([...known, ...items.map((one): [string, MessageView] => [one.id, one])]));
  }

  private shown(message: MessageView): ChatMessage {
    const { authorId, held } = message;
    const sentence = held && this.texts.translate<string>(`one-to-one.held.${held}`);
    return chatMessageOf(message, { name: this.names()[authorId] ?? '', isOwn: authorId === this.account()?.id }, sentence);
  }
}
