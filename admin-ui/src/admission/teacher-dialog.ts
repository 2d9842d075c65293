import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { type Observable } from 'rxjs';
import { Button, Dialog, Field, Loading, selectAccount, selectPermissions, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { permissions } from '../permissions.ts';
import { AdmissionApi, type Change } from './admission-api.ts';
import type { Admission, AdmissionState } from './admission.ts';
import { CurriculumNames } from './curriculum-names.ts';
import { StepList } from './step-list.ts';

type Wish = Change | 'confirmed' | 'not-confirmed';

const changes: Readonly<Record<AdmissionState, readonly Change[]>> = {
  ...{ admitted: ['withdrawal', 'suspension'], suspended: ['withdrawal', 'reinstatement'], withdrawn: [], lapsed: [] },
};

/** One admitted teacher: what happened, and what an administrator can do about it. */
@Component({
  selector: 'admin-teacher-dialog',
  imports: [Button, Dialog, Field, Loading, StepList, TranslocoPipe],
  template: `
    <fd-dialog [open]="true" [heading]="admission().teacherName" (closed)="closed.emit()">
      <p>{{ admission().districtName }} · {{ admission().schoolName }}</p>
      <p>{{ names.title(admission().title) }} · {{ names.teaching(admission()) }}</p>
      <p>
        <strong>{{ 'admission.standing.' + admission().state | transloco }}</strong>
        @if (admission().state !== 'withdrawn') {
          · {{ 'admission.own.validUntil' | transloco: { day: admission().lastDay } }}
        }
      </p>
      @if (wish(); as wanted) {
        <form id="change" (submit)="$event.preventDefault(); carryOut()">
          <fd-field
            #field="fdField"
            [label]="'admission.change.' + wanted + 'Reason' | transloco"
            [hint]="'admission.change.' + wanted + 'Hint' | transloco"
            [error]="deed.problem()?.sentence ?? null"
          >
            <textarea
              #text
              class="fd-input"
              rows="3"
              maxlength="500"
              [id]="field.controlId"
              [attr.aria-describedby]="field.belowId"
              [value]="reason()"
              (input)="reason.set(text.value)"
            ></textarea>
          </fd-field>
        </form>
      } @else if (detail.hasValue()) {
        <h3>{{ 'admission.history' | transloco }}</h3>
        <admin-step-list [steps]="detail.value().history" />
        @if (deed.problem(); as problem) {
          <p class="problem" role="alert">{{ problem.sentence }}</p>
        }
      } @else if (detail.isLoading()) {
        <fd-loading [rows]="2" />
      }
      <div dialogActions class="fd-actions">
        @if (wish(); as wanted) {
          <button fdButton="text" type="button" (click)="wish.set(null)">{{ 'action.back' | transloco }}</button>
          <button
            [fdButton]="wanted === 'reinstatement' ? 'filled' : 'danger'"
            type="submit"
            form="change"
            [busy]="deed.isRunning()"
            [disabled]="deed.isRunning() || !reason().trim()"
          >
            {{ 'admission.change.' + wanted | transloco }}
          </button>
        } @else {
          @for (one of wishes(); track one) {
            <button
              [fdButton]="one === 'confirmed' ? 'filled' : 'text'"
              type="button"
              [disabled]="deed.isRunning()"
              (click)="ask(one)"
            >
              {{ 'admission.change.' + one | transloco }}
            </button>
          }
        }
      </div>
    </fd-dialog>
  `,
  styles: `
    p {
      margin: 0 0 6px;
    }
    h3 {
      margin: 16px 0 10px;
      font-size: 1rem;
    }
    form {
      margin-top: 14px;
    }
    .problem {
      color: var(--mat-sys-error);
    }
  `,
})
export class TeacherDialog {
  private readonly api = inject(AdmissionApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly store = inject(Store);
  private readonly held = this.store.selectSignal(selectPermissions);
  private readonly account = this.store.selectSignal(selectAccount);
  protected readonly names = inject(CurriculumNames);
  readonly admission = input.required<Admission>();
  readonly changed = output<Admission>();
  readonly closed = output<void>();
  protected readonly deed = new Deed();
  protected readonly reason = signal('');
  protected readonly wish = signal<Exclude<Wish, 'confirmed'> | null>(null);
  protected readonly detail = rxResource({
    params: () => ({ id: this.admission().teacherId, revision: this.admission().revision }),
    stream: ({ params }) => this.api.teacher(params.id),
  });
  protected readonly wishes = computed((): readonly Wish[] => {
    const { teacherId, state, confirmationAskedAt } = this.admission();
    const account = this.account();
    if (teacherId === account?.id) return [];
    const confirms = confirmationAskedAt !== null && account?.roles.includes('school-administrator');
    const supervises = this.held().includes(permissions.superviseAdmissions);
    return [...(supervises ? changes[state] : []), ...(confirms ? (['not-confirmed', 'confirmed'] as const) : [])];
  });

  protected ask(wish: Wish): void {
    this.reason.set('');
    this.deed.problem.set(null);
    if (wish === 'confirmed') this.run(this.api.confirm(this.admission(), true), wish);
    else this.wish.set(wish);
  }

  protected carryOut(): void {
    const [wish, reason] = [this.wish(), this.reason().trim()];
    if (!wish || !reason) return;
    const request =
      wish === 'not-confirmed'
        ? this.api.confirm(this.admission(), false, reason)
        : this.api.change(this.admission(), wish, reason);
    this.run(request, wish);
  }

  private run(request: Observable<Admission>, wish: Wish): void {
    void this.deed.run(request, (admission) => {
      this.wish.set(null);
      this.toasts.show(this.texts.translate(`admission.change.${wish}Done`, { name: admission.teacherName }), {
        tone: 'good',
      });
      this.changed.emit(admission);
    });
  }
}
