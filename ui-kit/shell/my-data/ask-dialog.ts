import { Component, computed, inject, input, output, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Dialog } from '../../src/dialog/dialog.ts';
import { Field } from '../../src/field/field.ts';
import { LocalTextPipe } from '../../src/texts/local-text.pipe.ts';
import type { RequestKind } from './my-data.ts';
import { words } from './my-data-words.ts';

/** Says what follows, and asks for the password: an open session alone is not enough. */
@Component({
  selector: 'fd-ask-dialog',
  imports: [Button, Dialog, Field, LocalTextPipe],
  template: `
    <fd-dialog [open]="true" [heading]="heading() | localText" (closed)="closed.emit()">
      @if (isErasure()) {
        <ul>
          @for (one of words.consequences; track one) {
            <li>{{ one | localText }}</li>
          }
        </ul>
      } @else {
        <p>{{ words.exportBody | localText }}</p>
      }
      <form id="ask-form" novalidate (submit)="$event.preventDefault(); submit()">
        @if (problem(); as failed) {
          <p class="problem" role="alert">{{ failed.sentence }}</p>
        }
        <fd-field #reasonField="fdField" [label]="words.reason | localText" [isOptional]="true" [optionalText]="words.optional | localText">
          <textarea #reasonInput class="fd-input" rows="2" maxlength="500" [id]="reasonField.controlId" [value]="reason()" (input)="reason.set(reasonInput.value)"></textarea>
        </fd-field>
        <fd-field #passwordField="fdField" [label]="words.password | localText" [hint]="words.passwordHint | localText" [error]="error() ? (words.passwordMissing | localText) : null">
          <input
            #passwordInput
            class="fd-input"
            type="password"
            autocomplete="current-password"
            maxlength="128"
            [id]="passwordField.controlId"
            [attr.aria-describedby]="passwordField.belowId"
            [attr.aria-invalid]="error() || null"
            (input)="password.set(passwordInput.value)"
          />
        </fd-field>
      </form>
      <div dialogActions class="fd-actions">
        <button fdButton="text" type="button" (click)="closed.emit()">{{ words.cancel | localText }}</button>
        <button [fdButton]="isErasure() ? 'danger' : 'filled'" type="submit" form="ask-form" [busy]="isBusy()" [disabled]="isBusy()">
          {{ (isErasure() ? words.erasureAsk : words.exportAsk) | localText }}
        </button>
      </div>
    </fd-dialog>
  `,
  styles: `
    ul {
      margin: 0 0 16px;
      padding-inline-start: 20px;
    }
    li {
      margin-bottom: 6px;
    }
    p {
      margin: 0 0 16px;
    }
    form {
      display: grid;
      gap: 16px;
    }
    .problem {
      margin: 0;
      padding: 12px 14px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
})
export class AskDialog {
  private readonly api = inject(ApiClient);
  readonly kind = input.required<RequestKind>();
  readonly asked = output<void>();
  readonly closed = output<void>();
  protected readonly words = words;
  protected readonly isErasure = computed(() => this.kind() === 'erasure');
  protected readonly heading = computed(() => (this.isErasure() ? words.erasureHeading : words.exportHeading));
  protected readonly reason = signal('');
  protected readonly password = signal('');
  protected readonly wasTried = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly error = computed(() => this.wasTried() && !this.password());

  protected async submit(): Promise<void> {
    this.wasTried.set(true);
    if (this.isBusy() || !this.password()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    const body = { kind: this.kind(), password: this.password(), words: this.reason().trim() };
    try {
      await firstValueFrom(this.api.post('/api/privacy/own/requests', body));
      this.asked.emit();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
