import { inject, Pipe, type PipeTransform } from '@angular/core';
import { RecordKinds } from './kind-names.ts';

/** `{{ record.kind | recordKind }}`: what a kind of record is called; one that nobody has named is shown as it is. */
@Pipe({ name: 'recordKind', pure: false })
export class RecordKindPipe implements PipeTransform {
  private readonly kinds = inject(RecordKinds);

  transform(kind: string): string {
    return this.kinds.nameOf(kind);
  }
}
