import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import {
  Button,
  EmptyState,
  ErrorState,
  Icon,
  LoadMore,
  Loading,
  LocalTextPipe,
  Page,
  type Query,
  selectPermissions,
} from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { FindBox } from '../find-box.ts';
import { permissions } from '../permissions.ts';
import { saveFile } from '../releases/save-file.ts';
import { AdmissionApi } from './admission-api.ts';
import type { Admission } from './admission.ts';
import { CurriculumNames } from './curriculum-names.ts';
import { TeacherDialog } from './teacher-dialog.ts';
import { TeacherList } from './teacher-list.ts';

const states = ['admitted', 'confirming', 'suspended', 'withdrawn', 'lapsed'];

interface Filter {
  readonly q: string;
  readonly state: string;
  readonly subject: string;
}

const everybody: Filter = { q: '', state: '', subject: '' };
const text = (given: unknown) => (typeof given === 'string' ? given : '');

function readFilter({ q, state, subject }: Params): Filter {
  return { q: text(q), state: states.includes(text(state)) ? text(state) : '', subject: text(subject) };
}

const queryOf = ({ q, state, subject }: Filter): Query => ({
  q: q.trim() || null,
  state: state || null,
  subject: subject || null,
});

/** Who is or was admitted in the own school, district or city; one of them opens with all that happened. */
@Component({
  selector: 'admin-admitted-teachers-page',
  imports: [Button, EmptyState, ErrorState, FindBox, Icon, LoadMore, Loading, LocalTextPipe, Page, TeacherDialog, TranslocoPipe],
  providers: [TeacherList],
  templateUrl: './teachers-page.html',
  styleUrls: ['./filters.scss', './teachers-page.scss'],
})
export class TeachersPage {
  private readonly api = inject(AdmissionApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly list = inject(TeacherList);
  protected readonly names = inject(CurriculumNames);
  protected readonly states = states;
  protected readonly filter = toSignal(this.route.queryParams.pipe(map(readFilter)), { initialValue: everybody });
  protected readonly open = signal<Admission | null>(null);
  protected readonly supervises = computed(() => this.held().includes(permissions.superviseAdmissions));
  protected readonly file = new Deed();

  constructor() {
    effect(() => {
      const filter = this.filter();
      untracked(() => void this.list.find(queryOf(filter)));
    });
  }

  protected change(changed: Partial<Filter>): void {
    const queryParams = queryOf({ ...this.filter(), ...changed });
    void this.router.navigate([], { relativeTo: this.route, queryParams, replaceUrl: true });
  }

  protected download(): void {
    void this.file.run(this.api.exportTeachers(queryOf(this.filter())), ({ content, header }) => {
      const name = /filename="([^"]+)"/.exec(header('content-disposition') ?? '')?.[1] ?? 'admitted-teachers.csv';
      saveFile(content, name);
    });
  }

  protected changed(admission: Admission): void {
    this.list.replace(admission);
    this.open.set(admission);
  }
}
