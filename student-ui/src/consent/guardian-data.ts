import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem, Button, Field, Icon, LocalTextPipe, newIdempotencyKey } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import { relations } from './consent.ts';
import { ConsentsApi, type DataKind } from './consents-api.ts';
import { guardianDataWords } from './guardian-data-words.ts';

const kinds: readonly DataKind[] = ['export', 'erasure'];

/** What a guardian may ask about a child's data, with the code in the place of answering by it. */
@Component({
  selector: 'student-guardian-data',
  imports: [Button, Field, Icon, LocalTextPipe, TranslocoPipe],
  template: `
    <details class="fd-card">
      <summary><span class="grow">{{ words.heading | localText }}</span><fd-icon name="expand_more" /></summary>
      <p>{{ words.lead | localText }}</p>
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <fieldset class="fd-choices">
          <legend>{{ words.kind | localText }}</legend>
          @for (one of kinds; track one) {
            <label>
              <input type="radio" name="data-kind" [disabled]="asked().includes(one)" [checked]="kind() === one" (change)="choose(one)" />
              {{ words.kinds[one] | localText }}
            </label>
          }
        </fieldset>
        @for (one of asked(); track one) {
          <p class="fd-quiet">{{ words.kinds[one] | localText }} · {{ words.asked | localText }}</p>
        }
        @if (kind(); as one) {
          <p class="explain" role="status">{{ words.explain[one] | localText }}</p>
        }
        <fd-field #nameField="fdField" [label]="'consents.guardian.name' | transloco">
          <input #nameInput class="fd-input" maxlength="40" autocomplete="name" [id]="nameField.controlId" [value]="name()" (input)="name.set(nameInput.value)" />
        </fd-field>
        <fieldset class="fd-choices">
          <legend>{{ 'consents.guardian.relation' | transloco }}</legend>
          @for (one of relations; track one) {
            <label><input type="radio" name="data-relation" [checked]="relation() === one" (change)="relation.set(one)" />{{ 'consents.guardian.relations.' + one | transloco }}</label>
          }
        </fieldset>
        @if (problem(); as failed) {
          <p class="missing" role="alert"><fd-icon name="error" />{{ failed.sentence }}</p>
        } @else if (wasTried() && !isWhole()) {
          <p class="missing" role="alert"><fd-icon name="error" />{{ words.missing | localText }}</p>
        }
        <button [fdButton]="kind() === 'erasure' ? 'danger' : 'outlined'" type="submit" [busy]="isBusy()" [disabled]="isBusy()">{{ words.submit | localText }}</button>
      </form>
    </details>
  `,
  styles: `
    details {
      margin-top: 24px;
      padding: 0 20px;
    }
    summary {
      display: flex;
      align-items: center;
      min-height: 56px;
      font-weight: 650;
      cursor: pointer;
      list-style: none;
    }
    summary::-webkit-details-marker {
      display: none;
    }
    .grow {
      flex: 1;
    }
    details[open] summary fd-icon {
      rotate: 180deg;
    }
    form {
      display: grid;
      gap: 16px;
      justify-items: start;
      padding-bottom: 20px;
    }
    fd-field {
      width: 100%;
    }
    p {
      margin: 0 0 12px;
    }
    form p {
      margin: 0;
    }
    .missing {
      display: flex;
      gap: 6px;
      color: var(--mat-sys-error);
    }
  `,
})
export class GuardianData {
  private readonly api = inject(ConsentsApi);
  readonly code = input.required<string>();
  readonly asked = input.required<readonly DataKind[]>();
  readonly done = output<DataKind>();
  protected readonly words = guardianDataWords;
  protected readonly kinds = kinds;
  protected readonly relations = relations;
  protected readonly kind = signal<DataKind | null>(null);
  protected readonly name = signal('');
  protected readonly relation = signal('');
  protected readonly wasTried = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private key = newIdempotencyKey();

  protected choose(kind: DataKind): void {
    this.kind.set(kind);
    this.problem.set(null);
    this.key = newIdempotencyKey();
  }

  protected isWhole(): boolean {
    return this.kind() !== null && !!this.name().trim() && !!this.relation();
  }

  protected async submit(): Promise<void> {
    this.wasTried.set(true);
    const kind = this.kind();
    if (this.isBusy() || !this.isWhole() || kind === null) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await firstValueFrom(this.api.askData({ code: this.code(), kind, guardianName: this.name().trim(), relation: this.relation() }, this.key));
      this.done.emit(kind);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
