import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { forkJoin, map, of } from 'rxjs';
import { Button, Field, Icon, IconButton, LocalTextPipe, PictureInput, type UploadedPicture } from '@fudao/ui-kit';
import { AdmissionApi } from './admission-api.ts';
import type { Certificate, Content, Part } from './admission.ts';
import { CurriculumNames } from './curriculum-names.ts';

const mostSubjects = 3;
const mostSpecialities = 8;

const pictureOf = ({ fileId, url, thumbnailUrl, width, height }: Certificate): UploadedPicture => ({
  ...{ id: fileId, url: url ?? '', thumbnailUrl: thumbnailUrl ?? '', width, height },
});

/** What an application says, in three short parts. Tells of each change; keeps nothing itself. */
@Component({
  selector: 'admin-application-form',
  imports: [Button, Field, Icon, IconButton, LocalTextPipe, PictureInput, TranslocoPipe],
  templateUrl: './application-form.html',
  styleUrl: './application-form.scss',
})
export class ApplicationForm {
  private readonly api = inject(AdmissionApi);
  protected readonly names = inject(CurriculumNames);
  readonly content = input.required<Content>();
  /** Parts that a reviewer asked for. */
  readonly asked = input<readonly Part[]>([]);
  readonly changed = output<Partial<Content>>();
  readonly uploading = output<boolean>();
  protected readonly word = signal('');
  protected readonly titleIsTooLow = computed(() => {
    const title = this.names.options()?.titles.find(({ id }) => id === this.content().title);
    return title !== undefined && !title.isEligible;
  });
  protected readonly hasAllSubjects = computed(() => this.content().subjects.length >= mostSubjects);
  protected readonly hasAllSpecialities = computed(() => this.content().specialities.length >= mostSpecialities);
  protected readonly titlePictures = computed(() => this.picturesOf((kind) => kind === 'title'));
  protected readonly otherPictures = computed(() => this.picturesOf((kind) => kind !== 'title'));
  protected readonly hasLost = computed(() => this.content().certificates.some(({ url }) => url === null));
  private readonly subjectKey = computed(() => this.content().subjects.join(','));
  protected readonly points = rxResource({
    params: () => this.subjectKey(),
    stream: ({ params }) =>
      params === ''
        ? of([])
        : forkJoin(
            params
              .split(',')
              .map((subject) => this.api.knowledgePoints(subject).pipe(map((items) => ({ subject, items })))),
          ),
    defaultValue: [],
  });

  protected isAsked(...parts: Part[]): boolean {
    return parts.some((part) => this.asked().includes(part));
  }

  protected toggleSubject(id: string, isChosen: boolean): void {
    const { subjects } = this.content();
    const chosen = isChosen ? [...subjects, id] : subjects.filter((one) => one !== id);
    // Points of a subject that is no longer taught go with it.
    const lost = this.points.hasValue() ? (this.points.value().find(({ subject }) => subject === id)?.items ?? []) : [];
    const left = this.content().knowledgePointIds.filter((point) => isChosen || !lost.some((one) => one.id === point));
    this.changed.emit({ subjects: chosen, knowledgePointIds: left });
  }

  protected toggleGrade(id: number, isChosen: boolean): void {
    const { grades } = this.content();
    this.changed.emit({ grades: isChosen ? [...grades, id].sort() : grades.filter((one) => one !== id) });
  }

  protected togglePoint(id: string, isChosen: boolean): void {
    const { knowledgePointIds: ids } = this.content();
    this.changed.emit({ knowledgePointIds: isChosen ? [...ids, id].slice(0, 20) : ids.filter((one) => one !== id) });
  }

  protected addWord(): void {
    const word = this.word().trim();
    const { specialities } = this.content();
    this.word.set('');
    if (word === '' || specialities.includes(word) || this.hasAllSpecialities()) return;
    this.changed.emit({ specialities: [...specialities, word] });
  }

  protected removeWord(word: string): void {
    this.changed.emit({ specialities: this.content().specialities.filter((one) => one !== word) });
  }

  /** The pictures of one kind changed; the others stay. */
  protected setPictures(pictures: readonly UploadedPicture[], isTitle: boolean): void {
    const known = new Map(this.content().certificates.map((one) => [one.fileId, one.kind]));
    const others = this.content().certificates.filter(
      ({ kind, url }) => (kind === 'title') !== isTitle && url !== null,
    );
    const own = pictures.map(({ id, url, thumbnailUrl, width, height }): Certificate => {
      const kind = isTitle ? 'title' : (known.get(id) ?? 'other');
      return { fileId: id, kind, url, thumbnailUrl, width, height };
    });
    this.changed.emit({ certificates: isTitle ? [...own, ...others] : [...others, ...own] });
  }

  private picturesOf(isWanted: (kind: Certificate['kind']) => boolean): readonly UploadedPicture[] {
    return this.content()
      .certificates.filter(({ kind, url }) => isWanted(kind) && url !== null)
      .map(pictureOf);
  }
}
