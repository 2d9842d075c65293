import { Component, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Icon } from '../../src/icon/icon.ts';
import { NewPasswordFields } from '../account/new-password-fields.ts';

/** In place of a temporary password, which opens nothing by itself, a person chooses one of their own. */
@Component({
  selector: 'fd-own-password-form',
  imports: [Button, Icon, NewPasswordFields, TranslocoPipe],
  template: `
    <form novalidate (submit)="submit($event)" [attr.aria-busy]="isBusy()">
      @if (problem(); as failed) {
        <p class="problem" role="alert"><fd-icon name="error" />{{ failed.sentence }}</p>
      }
      <!-- Tells a password manager whose password it is to keep. -->
      <input hidden type="text" autocomplete="username" readonly [value]="educationId()" />
      <fd-new-password-fields [wasTried]="wasTried()" />
      <div class="fd-actions">
        <button fdButton="text" type="button" [disabled]="isBusy()" (click)="left.emit()">
          {{ 'action.back' | transloco }}
        </button>
        <button fdButton type="submit" [busy]="isBusy()" [disabled]="isBusy()">
          {{ 'signIn.chooseAndEnter' | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './sign-in-form.scss',
})
export class OwnPasswordForm {
  readonly educationId = input.required<string>();
  readonly isBusy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly chosen = output<string>();
  readonly left = output<void>();
  protected readonly wasTried = signal(false);
  private readonly fields = viewChild.required(NewPasswordFields);

  protected submit(event: Event): void {
    event.preventDefault();
    this.wasTried.set(true);
    const password = this.fields().chosen();
    if (password !== null && !this.isBusy()) this.chosen.emit(password);
  }
}
