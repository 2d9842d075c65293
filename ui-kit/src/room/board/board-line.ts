import { inject, Injectable } from '@angular/core';
import { filter, firstValueFrom, map, type Observable } from 'rxjs';
import { ApiClient } from '../../api/api-client.ts';
import { Realtime } from '../../realtime/realtime.ts';
import type { Point } from './model/element.ts';

export interface BoardContent {
  readonly update: Uint8Array;
  readonly mayDraw: boolean;
  /** Milliseconds since 1970. */
  readonly endsAt: number;
}

interface ContentAnswer {
  readonly update: string;
  readonly mayDraw: boolean;
  readonly endsAt: number;
}

/** Where somebody points at, in units of the page. */
export interface PointerPlace extends Point {
  readonly page: string;
}

export interface Pointed extends PointerPlace {
  /** The account. */
  readonly by: string;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call has no room for as many arguments as an increment may have bytes.
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/** Boards of the platform: read whole, drawn on by the open line, and what others draw. */
@Injectable({ providedIn: 'root' })
export class BoardLine {
  private readonly api = inject(ApiClient);
  private readonly realtime = inject(Realtime);
  readonly reopened = this.realtime.reopened;

  async read(boardId: string): Promise<BoardContent> {
    const { update, ...rest } = await firstValueFrom(this.api.get<ContentAnswer>(`/api/boards/${boardId}`));
    return { ...rest, update: bytesOf(update) };
  }

  /** Resolves when it is kept. */
  draw(boardId: string, update: Uint8Array): Promise<unknown> {
    return this.realtime.call('POST', `/api/boards/${boardId}/updates`, { update: base64Of(update) });
  }

  /** For a moment; of no use later, so that a lost one is not sent again. */
  async point(boardId: string, place: PointerPlace): Promise<void> {
    await this.realtime.call('POST', `/api/boards/${boardId}/pointer`, place).catch(() => undefined);
  }

  pointedOn(boardId: string): Observable<Pointed> {
    return this.realtime.on<Pointed & { boardId: string }>('boards.pointed').pipe(filter((push) => push.boardId === boardId));
  }

  drawnBy(boardId: string): Observable<Uint8Array> {
    return this.realtime.on<{ boardId: string; update: string }>('boards.drawn').pipe(
      filter((push) => push.boardId === boardId),
      map(({ update }) => bytesOf(update)),
    );
  }
}
