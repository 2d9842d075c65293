import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Language } from '@fudao/ui-kit';
import { RecordsApi } from './records-api.ts';
import type { KindNames, KindsAnswer } from './records.ts';

const untold: KindsAnswer = { kinds: [], names: { 'zh-CN': {}, en: {} } };

/** What the server calls kinds of records, in the language of now; codes stand for themselves until it has said so. */
@Injectable({ providedIn: 'root' })
export class RecordKinds {
  private readonly api = inject(RecordsApi);
  private readonly language = inject(Language);
  private readonly told = rxResource({ stream: () => this.api.kinds(), defaultValue: untold });
  private readonly answer = computed(() => (this.told.hasValue() ? this.told.value() : untold));
  /** Those that there are records of. */
  readonly kinds = computed(() => this.answer().kinds);

  nameOf(kind: string): string {
    const [owner = '', what] = kind.split('.');
    const room = this.roomName(owner);
    if (room === undefined) return kind;
    if (what === undefined || what === '*') return room;
    const names = this.names()[owner]!;
    return Object.hasOwn(names, what) ? names[what]! : `${room} · ${what}`;
  }

  /** What a room or plugin is called that puts something on the record. */
  roomName(owner: string): string | undefined {
    const names = this.names();
    return Object.hasOwn(names, owner) ? names[owner]!['room'] : undefined;
  }

  /** There may be records of more kinds by now. */
  askAgain(): void {
    this.told.reload();
  }

  private names(): KindNames {
    return this.answer().names[this.language.current()];
  }
}
