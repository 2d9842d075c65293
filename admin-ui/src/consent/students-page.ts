import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { firstValueFrom, map } from 'rxjs';
import { ApiProblem, Button, Confirmations, EmptyState, ErrorState, Icon, Language, Loading, LoadMore, MomentPipe, Page, selectAccount, Toasts } from '@fudao/ui-kit';
import { saveFile } from '../releases/save-file.ts';
import { CodeSheet } from './code-sheet.ts';
import { ConsentApi } from './consent-api.ts';
import { byState, filters, type Filter, type HandedCodes, type StateGroup, type StudentLine, type StudentQuery } from './consent.ts';
import { StudentDialog } from './student-dialog.ts';
import { StudentList } from './student-list.ts';

function readQuery({ class: classGroup, state }: Params): StudentQuery {
  const isKnown = (filters as readonly unknown[]).includes(state);
  return { classGroupId: typeof classGroup === 'string' ? classGroup : null, filter: isKnown ? (state as Filter) : 'all' };
}

/** The own school's students by class, and what each allowed; codes for guardians and consent on paper. */
@Component({
  selector: 'admin-consent-students-page',
  imports: [Button, CodeSheet, EmptyState, ErrorState, Icon, Loading, LoadMore, MomentPipe, Page, StudentDialog, TranslocoPipe],
  providers: [StudentList],
  templateUrl: './students-page.html',
  styleUrls: ['../admission/filters.scss', './students-page.scss'],
})
export class StudentsPage {
  private readonly api = inject(ConsentApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly confirmations = inject(Confirmations);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly list = inject(StudentList);
  protected readonly filters = filters;
  protected readonly byState = byState;
  protected readonly query = toSignal(this.route.queryParams.pipe(map(readQuery)), { requireSync: true });
  protected readonly classGroups = rxResource({
    params: () => this.account()?.schoolId ?? undefined,
    stream: ({ params }) => this.api.classGroups(params),
    defaultValue: { items: [] },
  });
  protected readonly className = computed(() => {
    const items = this.classGroups.hasValue() ? this.classGroups.value().items : [];
    return items.find(({ id }) => id === this.query().classGroupId)?.name ?? '';
  });
  protected readonly open = signal<StudentLine | null>(null);
  protected readonly codes = signal<HandedCodes | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    effect(() => {
      const query = this.query();
      untracked(() => void this.list.find(query));
    });
  }

  protected change(queryParams: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected said({ names }: StateGroup): string {
    const language = this.language.current();
    return names.map((name) => name[language]).join(language === 'en' ? ', ' : '、');
  }

  protected async handOutToClass(): Promise<void> {
    const { classGroupId } = this.query();
    const say = (key: string, values?: object) => this.texts.translate<string>(`consents.${key}`, values as never);
    const heading = say('handOutConfirm', { name: this.className() });
    if (classGroupId && (await this.confirmations.ask({ heading, body: say('handOutBody'), confirm: say('handOut') }))) {
      await this.handOut({ classGroupId });
    }
  }

  protected handOutTo({ studentId }: StudentLine): Promise<void> {
    return this.handOut({ studentIds: [studentId] });
  }

  protected finished(): void {
    this.open.set(null);
    void this.list.again();
  }

  protected closeSheet(): void {
    this.codes.set(null);
    void this.list.again();
  }

  /** The pieces, put together, are one file. */
  protected export(): Promise<void> {
    return this.run(async () => {
      const parts: string[] = [];
      for (let cursor: string | null = null; ;) {
        const piece: { csv: string; nextCursor: string | null } = await firstValueFrom(this.api.exportStudents(this.query(), this.language.current(), cursor));
        parts.push(piece.csv);
        if (piece.nextCursor === null) break;
        cursor = piece.nextCursor;
      }
      saveFile(new Blob(parts, { type: 'text/csv;charset=utf-8' }), `${this.texts.translate('consents.csvName')}.csv`);
    });
  }

  private handOut(whom: Parameters<ConsentApi['handOut']>[0]): Promise<void> {
    return this.run(async () => {
      const codes = await firstValueFrom(this.api.handOut(whom));
      this.open.set(null);
      if (codes.items.length > 0) this.codes.set(codes);
      else this.toasts.show(this.texts.translate('consents.noneToHandOut'));
    });
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
    } finally {
      this.isBusy.set(false);
    }
  }
}
