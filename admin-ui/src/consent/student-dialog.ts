import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, cityDate, Dialog, LocalTextPipe, MinuteClock, MomentPipe, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { ConsentApi } from './consent-api.ts';
import { answerOf, type AskHead, type Paper, type StudentLine } from './consent.ts';
import { PaperForm } from './paper-form.ts';

/** One student: what was answered by whom, a code for the guardian, and consent on paper. */
@Component({
  selector: 'admin-consent-student-dialog',
  imports: [Button, Dialog, LocalTextPipe, MomentPipe, PaperForm, TranslocoPipe],
  template: `
    <fd-dialog [open]="true" [heading]="isRecording() ? ('consents.paper' | transloco) : student().name" (closed)="closed.emit()">
      @if (isRecording()) {
        <admin-paper-form id="paper" [student]="student()" [asks]="asks()" [today]="today()" [problem]="deed.problem()" (given)="record($event)" />
      } @else {
        <p class="fd-quiet">
          {{ student().className }} · {{ student().educationId }} ·
          {{ 'consents.age.' + student().age | transloco: { date: (student().ofAgeOn | moment: 'date') } }}
        </p>
        <dl>
          @for (ask of asks(); track ask.purpose + ask.pluginId) {
            @let answer = answerOf(student(), ask);
            <div>
              <dt>{{ ask.name | localText }}</dt>
              <dd>
                {{ 'consents.state.' + answer?.state | transloco }}
                @if (answer?.givenBy; as giver) {
                  <span class="fd-quiet">{{ 'consents.given.' + giver | transloco: { date: (answer?.since | moment: 'date') } }}</span>
                }
              </dd>
            </div>
          }
        </dl>
      }
      <div dialogActions class="fd-actions">
        @if (isRecording()) {
          <button fdButton="text" type="button" [disabled]="deed.isRunning()" (click)="isRecording.set(false)">{{ 'action.back' | transloco }}</button>
          <button fdButton type="submit" form="paper-form" [busy]="deed.isRunning()" [disabled]="deed.isRunning()">{{ 'consents.save' | transloco }}</button>
        } @else {
          <button fdButton="outlined" type="button" (click)="isRecording.set(true)">{{ 'consents.paper' | transloco }}</button>
          @if (student().age !== 'student') {
            <button fdButton type="button" [busy]="isBusy()" [disabled]="isBusy()" (click)="codeAsked.emit()">{{ 'consents.handOut' | transloco }}</button>
          }
        }
      </div>
    </fd-dialog>
  `,
  styles: `
    p { margin: 0 0 10px; }
    dl { display: grid; gap: 10px; margin: 0; }
    dl div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 10px; padding-bottom: 10px; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    dd { margin: 0; }
    dd .fd-quiet { display: block; }
  `,
})
export class StudentDialog {
  private readonly api = inject(ConsentApi);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  private readonly clock = inject(MinuteClock);
  readonly student = input.required<StudentLine>();
  readonly asks = input.required<readonly AskHead[]>();
  readonly isBusy = input(false);
  readonly codeAsked = output<void>();
  readonly recorded = output<void>();
  readonly closed = output<void>();
  protected readonly deed = new Deed();
  protected readonly isRecording = signal(false);
  protected readonly answerOf = answerOf;
  protected readonly today = computed(() => cityDate(this.clock.now()));

  protected record(paper: Paper): void {
    void this.deed.run(this.api.recordPaper(this.student().studentId, paper), () => {
      this.toasts.show(this.texts.translate('consents.saved'), { tone: 'good' });
      this.recorded.emit();
    });
  }
}
