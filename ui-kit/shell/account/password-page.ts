import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Field } from '../../src/field/field.ts';
import { Page } from '../../src/page/page.ts';
import { Toasts } from '../../src/toast/toasts.ts';
import { NewPasswordFields } from './new-password-fields.ts';

/** A new password, asked for twice; other devices have to sign in again with it. */
@Component({
  selector: 'fd-password-page',
  imports: [Button, Field, NewPasswordFields, Page, TranslocoPipe],
  template: `
    <fd-page [heading]="'password.heading' | transloco" back="/me">
      <form class="fd-card" novalidate (submit)="submit($event)">
        @if (problem(); as failed) {
          <p class="problem" role="alert">{{ failed.sentence }}</p>
        }
        <fd-field #first="fdField" [label]="'password.current' | transloco" [error]="currentError() | transloco">
          <input
            class="fd-input"
            type="password"
            autocomplete="current-password"
            maxlength="128"
            [id]="first.controlId"
            [attr.aria-describedby]="first.belowId"
            [attr.aria-invalid]="!!currentError() || null"
            (input)="current.set(valueOf($event))"
          />
        </fd-field>
        <fd-new-password-fields [wasTried]="wasTried()" />
        <button fdButton type="submit" [busy]="isBusy()" [disabled]="isBusy()">
          {{ 'password.submit' | transloco }}
        </button>
      </form>
    </fd-page>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
      padding: 20px;
    }
    @media (min-width: 600px) {
      button {
        justify-self: start;
      }
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
export class PasswordPage {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  protected readonly current = signal('');
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly wasTried = signal(false);
  private readonly fields = viewChild.required(NewPasswordFields);
  protected readonly currentError = computed(() => (this.wasTried() && !this.current() ? 'password.missing' : ''));

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.wasTried.set(true);
    this.problem.set(null);
    const newPassword = this.fields().chosen();
    if (this.isBusy() || !this.current() || newPassword === null) return;
    this.isBusy.set(true);
    try {
      await firstValueFrom(this.api.post('/api/identity/password', { oldPassword: this.current(), newPassword }));
      this.toasts.show(this.texts.translate('password.changed'), { tone: 'good' });
      await this.router.navigateByUrl('/me');
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
