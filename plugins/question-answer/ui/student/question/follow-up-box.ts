import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { Button, Icon, RichText } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { FollowUp } from '../../../api.ts';
import { formLimits } from '../../shared/limits.ts';
import { complaintAbout } from '../../shared/written-text.ts';

let count = 0;

/** The one follow-up that an answer allows, and its reply. */
@Component({
  selector: 'qa-follow-up-box',
  imports: [Button, Icon, RichText, TranslocoPipe],
  template: `
    @if (followUp(); as asked) {
      <div class="turn mine">
        <span class="who">{{ 'question-answer.followUp.mine' | transloco }} @if (asked.held) { <span class="fd-chip" [class.caution]="isRefused()">{{ 'question-answer.stage.' + (isRefused() ? 'refused' : 'held') | transloco }}</span> }</span>
        <fd-rich-text [text]="asked.text" />
      </div>
      @if (asked.reply; as reply) {
        <div class="turn">
          <span class="who">{{ 'question-answer.followUp.reply' | transloco: { name: teacherName() } }}</span>
          <fd-rich-text [text]="reply.text" />
        </div>
      } @else {
        <p class="fd-quiet wait" role="status"><fd-icon [name]="isRefused() ? 'info' : 'schedule'" />{{ 'question-answer.followUp.standing.' + (asked.held ?? 'asked') | transloco }}</p>
      }
    }
    @if (isWriting()) {
      <form (submit)="send(); $event.preventDefault()">
        <label [for]="id">{{ 'question-answer.followUp.label' | transloco }}</label>
        <textarea [id]="id" class="fd-input" rows="3" [value]="text()" (input)="write($event)" [attr.aria-invalid]="isTooLong() || null" [attr.aria-describedby]="id + '-hint'"></textarea>
        <p [id]="id + '-hint'" class="fd-quiet" [class.too-long]="isTooLong()">{{ (isTooLong() ? 'question-answer.followUp.tooLong' : 'question-answer.followUp.once') | transloco: { max } }}</p>
        <div class="fd-actions">
          <button fdButton="text" type="button" (click)="isWriting.set(false)">{{ 'action.cancel' | transloco }}</button>
          <button fdButton="tonal" type="submit" [busy]="isBusy()" [disabled]="isBusy() || !canSend()">{{ 'question-answer.followUp.send' | transloco }}</button>
        </div>
      </form>
    } @else if (followUp() === null || isRefused()) {
      <button fdButton="text" type="button" class="begin" (click)="isWriting.set(true)"><fd-icon [name]="isRefused() ? 'edit' : 'help'" />{{ (isRefused() ? 'question-answer.followUp.again' : 'question-answer.followUp.begin') | transloco }}</button>
    }
  `,
  styles: `
    :host { display: grid; gap: 10px; }
    .turn { padding: 10px 14px; border-radius: 4px 14px 14px 14px; background: var(--mat-sys-surface-container-low); overflow-wrap: anywhere; }
    .turn.mine { border-radius: 14px 4px 14px 14px; background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); }
    .who { display: block; font-size: 0.8rem; font-weight: 650; }
    .wait { display: flex; align-items: center; gap: 6px; margin: 0; }
    .wait fd-icon { font-size: 12px; }
    .begin { justify-self: start; margin-inline-start: -10px; }
    form { display: grid; gap: 8px; }
    label { font-weight: 600; }
    form p { margin: 0; }
    .too-long { color: var(--mat-sys-error); }
  `,
})
export class FollowUpBox {
  readonly followUp = input.required<FollowUp | null>();
  readonly teacherName = input.required<string>();
  readonly isBusy = input(false);
  readonly sent = output<string>();

  protected readonly id = `qa-follow-up-${++count}`;
  protected readonly max = formLimits.followUp;
  /** Sent, the form has done its work. */
  protected readonly isWriting = linkedSignal({ source: computed(() => this.followUp()?.askedAt), computation: () => false });
  /** One that was not let through is written on with. */
  protected readonly isRefused = computed(() => this.followUp()?.held === 'refused');
  protected readonly text = linkedSignal(() => (this.isRefused() ? (this.followUp()?.text ?? '') : ''));
  protected readonly isTooLong = computed(() => complaintAbout(this.text(), formLimits.followUp) === 'too-long');
  protected readonly canSend = computed(() => complaintAbout(this.text(), formLimits.followUp) === null);

  protected write(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
  }

  protected send(): void {
    if (this.canSend() && !this.isBusy()) this.sent.emit(this.text());
  }
}
