import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ApiProblem, Field, LocalTextPipe } from '@fudao/ui-kit';
import type { AskHead, Paper, StudentLine } from './consent.ts';

const relations = ['mother', 'father', 'grandparent', 'other'];
const choices = ['leave', 'allow', 'refuse'] as const;
type Choice = (typeof choices)[number];

const keyOf = ({ purpose, pluginId }: AskHead) => `${purpose} ${pluginId}`;

/** What stands on a signed paper: whose word, when, where it is kept, and each answer. */
@Component({
  selector: 'admin-paper-form',
  imports: [Field, LocalTextPipe, TranslocoPipe],
  template: `
    <form id="paper-form" novalidate (submit)="$event.preventDefault(); give()">
      <p class="fd-quiet">{{ 'consents.paperHint' | transloco }}</p>
      <fd-field #day="fdField" [label]="'consents.signedOn' | transloco">
        <input #date class="fd-input" type="date" [max]="today()" [id]="day.controlId" [value]="signedOn()" (change)="signedOn.set(date.value)" />
      </fd-field>
      <fd-field #place="fdField" [label]="'consents.reference' | transloco" [hint]="'consents.referenceHint' | transloco">
        <input #reference class="fd-input" maxlength="100" [id]="place.controlId" [attr.aria-describedby]="place.belowId" [value]="kept()" (input)="kept.set(reference.value)" />
      </fd-field>
      @if (needsGuardian()) {
        <fd-field #who="fdField" [label]="'consents.guardianName' | transloco">
          <input #guardian class="fd-input" maxlength="40" autocomplete="off" [id]="who.controlId" [value]="name()" (input)="name.set(guardian.value)" />
        </fd-field>
        <fd-field #kin="fdField" [label]="'consents.relation' | transloco">
          <select #relationChoice class="fd-input" [id]="kin.controlId" (change)="relation.set(relationChoice.value)">
            @for (one of relations; track one) {
              <option [value]="one" [selected]="one === relation()">{{ 'consents.relations.' + one | transloco }}</option>
            }
          </select>
        </fd-field>
      }
      @for (ask of asks(); track keyOf(ask)) {
        <fieldset class="fd-choices">
          <legend>{{ ask.name | localText }}</legend>
          @for (choice of choices; track choice) {
            <label>
              <input type="radio" [name]="keyOf(ask)" [checked]="choiceOf(ask) === choice" (change)="choose(ask, choice)" />
              {{ 'consents.answerAs.' + choice | transloco }}
            </label>
          }
        </fieldset>
      }
      @if (problem(); as failed) {
        <p class="problem" role="alert">{{ failed.sentence }}</p>
      } @else if (isEmpty() && wasTried()) {
        <p class="problem" role="alert">{{ 'consents.nothingChosen' | transloco }}</p>
      }
    </form>
  `,
  styles: `
    form { display: grid; gap: 14px; }
    p { margin: 0; }
    legend { margin-bottom: 6px; font-weight: 600; }
    .problem { color: var(--mat-sys-error); }
  `,
})
export class PaperForm {
  readonly student = input.required<StudentLine>();
  readonly asks = input.required<readonly AskHead[]>();
  /** The city's day, which no paper is later than. */
  readonly today = input.required<string>();
  readonly problem = input<ApiProblem | null>(null);
  readonly given = output<Paper>();
  protected readonly signedOn = linkedSignal(() => this.today());
  protected readonly kept = signal('');
  protected readonly name = signal('');
  protected readonly relation = signal('mother');
  protected readonly answers = signal<Readonly<Record<string, Choice>>>({});
  protected readonly wasTried = signal(false);
  protected readonly relations = relations;
  protected readonly choices = choices;
  protected readonly keyOf = keyOf;
  protected readonly isEmpty = computed(() => Object.values(this.answers()).every((choice) => choice === 'leave'));
  /** Whose word it was on the day it was signed. */
  protected readonly needsGuardian = computed(() => {
    const { ofAgeOn } = this.student();
    return ofAgeOn === null || this.signedOn() < ofAgeOn;
  });

  protected choiceOf(ask: AskHead): Choice {
    return this.answers()[keyOf(ask)] ?? 'leave';
  }

  protected choose(ask: AskHead, choice: Choice): void {
    this.answers.update((answers) => ({ ...answers, [keyOf(ask)]: choice }));
  }

  protected give(): void {
    this.wasTried.set(true);
    if (this.isEmpty()) return;
    const said = this.asks().filter((ask) => this.choiceOf(ask) !== 'leave');
    const answers = said.map((ask) => {
      const { purpose, pluginId, version } = ask;
      return { purpose, pluginId, version, allowed: this.choiceOf(ask) === 'allow' };
    });
    const guardian = this.needsGuardian() && this.name().trim() ? { guardianName: this.name().trim(), relation: this.relation() } : {};
    this.given.emit({ signedOn: this.signedOn(), reference: this.kept().trim(), ...guardian, answers });
  }
}
