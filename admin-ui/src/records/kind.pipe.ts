import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '@fudao/ui-kit';

/** `{{ record.kind | recordKind }}`: what a kind of record is called; one that nobody has named is shown as it is. */
@Pipe({ name: 'recordKind', pure: false })
export class RecordKindPipe implements PipeTransform {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  transform(kind: string): string {
    this.language.current();
    const [owner, what] = kind.split('.') as [string, string | undefined];
    const names = this.texts.translateObject<Record<string, Record<string, string>>>('records.kinds');
    if (!Object.hasOwn(names, owner)) return kind;
    const ofOwner = names[owner]!;
    if (what === undefined || what === '*') return ofOwner['room']!;
    return Object.hasOwn(ofOwner, what) ? ofOwner[what]! : `${ofOwner['room']!} · ${what}`;
  }
}
