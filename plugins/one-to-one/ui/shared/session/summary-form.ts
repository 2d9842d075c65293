import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ApiClient, ApiProblem, Button, Field, Icon, RichTextEditor, Toasts } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SessionView } from '../../../api.ts';
import { formLimits } from '../limits.ts';
import { complaintAbout, writtenLength } from '../written-text.ts';
import { SessionLine } from './session-line.ts';

interface Point {
  readonly id: string;
  readonly name: string;
}

const mostOffered = 12;

/** The teacher's word on a session: knowledge points, and what was worked out. */
@Component({
  selector: 'one-to-one-summary-form',
  imports: [Button, Field, Icon, RichTextEditor, TranslocoPipe],
  template: `
    <form (submit)="save(); $event.preventDefault()" novalidate>
      <fd-rich-text-editor [label]="'one-to-one.summary.text' | transloco" [placeholder]="'one-to-one.summary.placeholder' | transloco" [rows]="4" [longest]="limits.summary" [error]="error()" [text]="text()" (textChange)="text.set($event)" />
      <fd-field #f [label]="'one-to-one.summary.points' | transloco: { max: limits.knowledgePoints }">
        <input #words class="fd-input" type="search" maxlength="100" autocomplete="off" [id]="f.controlId" [attr.aria-describedby]="f.belowId" [placeholder]="'one-to-one.summary.search' | transloco" [value]="query()" (input)="query.set(words.value)" (keydown.enter)="$event.preventDefault()" />
      </fd-field>
      @if (chosen().length) {
        <ul [attr.aria-label]="'one-to-one.summary.chosen' | transloco">
          @for (point of chosen(); track point.id) {
            <li><button type="button" class="point chosen" [attr.aria-label]="'one-to-one.summary.remove' | transloco: { name: point.name }" (click)="drop(point)">{{ point.name }}<fd-icon name="close" /></button></li>
          }
        </ul>
      }
      @if (offered().length) {
        <ul [attr.aria-label]="'one-to-one.summary.offered' | transloco">
          @for (point of offered(); track point.id) {
            <li><button type="button" class="point" [disabled]="chosen().length >= limits.knowledgePoints" (click)="add(point)"><fd-icon name="add" />{{ point.name }}</button></li>
          }
        </ul>
      }
      @if (problem(); as failed) { <p class="failed" role="alert"><fd-icon name="error" />{{ failed.sentence }}</p> }
      <button fdButton type="submit" [busy]="isBusy()" [disabled]="isBusy()">{{ 'one-to-one.summary.save' | transloco }}</button>
    </form>
  `,
  styles: `
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 14px; justify-items: start; }
    form > * { width: 100%; }
    form > [fdButton] { width: auto; }
    ul { display: flex; flex-wrap: wrap; gap: 8px; margin: 0; padding: 0; list-style: none; }
    .point { display: inline-flex; align-items: center; gap: 6px; min-height: 40px; padding: 4px 14px; border: 1px solid var(--mat-sys-outline); border-radius: 20px; background: none; color: inherit; font: inherit; cursor: pointer; }
    .point.chosen { border-color: var(--mat-sys-primary); background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    .point fd-icon { font-size: 11px; }
    .failed { display: flex; gap: 8px; margin: 0; color: var(--mat-sys-error); }
  `,
})
export class SummaryForm {
  private readonly api = inject(ApiClient);
  private readonly line = inject(SessionLine);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly session = input.required<SessionView>();
  readonly saved = output<void>();
  protected readonly limits = formLimits;
  /** What is being written stays when the session is read anew. */
  private readonly kept = computed(() => this.session(), { equal: (a, b) => a.id === b.id && a.summary?.savedAt === b.summary?.savedAt });
  protected readonly text = linkedSignal(() => this.kept().summary?.text ?? '');
  protected readonly chosen = linkedSignal<readonly Point[]>(() => this.kept().summary?.knowledgePoints ?? []);
  protected readonly query = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private readonly hasTried = signal(false);
  private readonly subject = computed(() => this.session().subject);
  private readonly points = rxResource({
    params: () => this.subject(),
    stream: ({ params: subject }) => this.api.get<{ items: Point[] }>('/api/knowledge/knowledge-points', { subject }),
    defaultValue: { items: [] },
  });
  protected readonly offered = computed(() => {
    const words = this.query().trim().toLowerCase();
    if (words === '' || !this.points.hasValue()) return [];
    const taken = new Set(this.chosen().map(({ id }) => id));
    return this.points.value().items.filter(({ id, name }) => !taken.has(id) && name.toLowerCase().includes(words)).slice(0, mostOffered);
  });
  protected readonly error = computed(() => {
    const complaint = complaintAbout(this.text(), formLimits.summary);
    if (!complaint || (complaint === 'empty' && !this.hasTried())) return null;
    return this.texts.translate(`one-to-one.summary.${complaint}`, { max: formLimits.summary, length: writtenLength(this.text()) });
  });

  protected add({ id, name }: Point): void {
    this.chosen.update((points) => [...points, { id, name }]);
    this.query.set('');
  }

  protected drop(point: Point): void {
    this.chosen.update((points) => points.filter(({ id }) => id !== point.id));
  }

  protected async save(): Promise<void> {
    this.hasTried.set(true);
    if (this.error() || this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await this.line.saveSummary(this.text(), this.chosen().map(({ id }) => id));
      this.toasts.show(this.texts.translate('one-to-one.summary.saved'), { tone: 'good', key: 'one-to-one' });
      this.saved.emit();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.problem.set(thrown);
    } finally {
      this.isBusy.set(false);
    }
  }
}
