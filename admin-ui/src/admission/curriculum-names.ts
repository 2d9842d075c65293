import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, EMPTY } from 'rxjs';
import { Language } from '@fudao/ui-kit';
import { AdmissionApi } from './admission-api.ts';

/** Titles, subjects and grades in words. Until they are known, and without network, ids stand for them. */
@Injectable({ providedIn: 'root' })
export class CurriculumNames {
  private readonly api = inject(AdmissionApi);
  private readonly language = inject(Language);
  readonly curriculum = toSignal(this.api.curriculum.pipe(catchError(() => EMPTY)));
  readonly options = toSignal(this.api.options.pipe(catchError(() => EMPTY)));
  readonly subjects = computed(() => this.curriculum()?.subjects ?? []);
  readonly grades = computed(() => this.curriculum()?.grades ?? []);

  title(id: string | null): string {
    const title = this.options()?.titles.find((one) => one.id === id);
    return title ? this.language.of(title.name) : (id ?? '');
  }

  teaching({ subjects, grades }: { subjects: readonly string[]; grades: readonly number[] }): string {
    const words = [this.inWords(subjects, this.subjects()), this.inWords([...grades].sort(), this.grades())];
    return words.filter((part) => part !== '').join(' · ');
  }

  private inWords<Id extends string | number>(
    ids: readonly Id[],
    named: readonly { id: Id; name: Parameters<Language['of']>[0] }[],
  ): string {
    const separator = this.language.current() === 'en' ? ', ' : '、';
    return ids.map((id) => this.nameIn(id, named)).join(separator);
  }

  private nameIn<Id extends string | number>(
    id: Id,
    named: readonly { id: Id; name: Parameters<Language['of']>[0] }[],
  ): string {
    const found = named.find((one) => one.id === id);
    return found ? this.language.of(found.name) : String(id);
  }
}
