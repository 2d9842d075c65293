import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { type ApiProblem, Button, Field } from '@fudao/ui-kit';
import { type CaseDetail, type Decision, type Measure, measures } from './safety.ts';
import { endOfSpan, possibleSpans } from './suspension-span.ts';

/** What a moderator decides, with a note: nothing, measures, or up to the next level. */
@Component({
  selector: 'admin-safety-case-decision',
  imports: [Button, Field, TranslocoPipe],
  template: `
    <form class="fd-card" (submit)="send(); $event.preventDefault()">
      <h2>{{ 'safety.decisionHeading' | transloco }}</h2>
      <fieldset>
        <legend class="fd-visually-hidden">{{ 'safety.decisionHeading' | transloco }}</legend>
        @for (one of outcomes(); track one) {
          <label class="choice"><input type="radio" name="outcome" [checked]="outcome() === one" (change)="outcome.set(one)" /><span>{{ 'safety.outcome.' + one | transloco }}</span></label>
        }
      </fieldset>
      @if (outcome() === 'measures') {
        <fieldset class="measures">
          <legend>{{ 'safety.measuresLabel' | transloco }}</legend>
          @for (one of offered(); track one) {
            <label class="choice"><input type="checkbox" [checked]="chosen().includes(one)" (change)="toggle(one)" /><span>{{ 'safety.measure.' + one | transloco }}</span></label>
          }
        </fieldset>
        @if (chosen().includes('suspend')) {
          <fd-field #span="fdField" [label]="'safety.spanLabel' | transloco">
            <select #days class="fd-input" [id]="span.controlId" [attr.aria-describedby]="span.belowId" (change)="spanDays.set(+days.value)">
              @for (one of possible(); track one) {
                <option [value]="one" [selected]="spanDays() === one">{{ (one === 0 ? 'safety.noEnd' : 'safety.days') | transloco: { count: one } }}</option>
              }
            </select>
          </fd-field>
          @if (found().pluginId) {
            <label class="choice"><input type="checkbox" [checked]="onlyPlugin()" (change)="onlyPlugin.set(!onlyPlugin())" /><span>{{ 'safety.onlyPlugin' | transloco }}</span></label>
          }
          <p class="fd-quiet">{{ 'safety.suspendHint' | transloco }}</p>
        }
      }
      <fd-field #field="fdField" [label]="'safety.noteLabel' | transloco" [hint]="'safety.noteHint' | transloco" [error]="needsNote() ? ('safety.noteMissing' | transloco) : problem()?.sentence">
        <textarea #text class="fd-input" rows="4" maxlength="1000" [id]="field.controlId" [attr.aria-describedby]="field.belowId" [attr.aria-invalid]="needsNote() || null" [value]="note()" (input)="note.set(text.value)"></textarea>
      </fd-field>
      <div class="fd-actions">
        <button fdButton="text" type="button" [disabled]="isBusy()" (click)="released.emit()">{{ 'safety.release' | transloco }}</button>
        <button fdButton type="submit" [busy]="isBusy()" [disabled]="isBusy() || !canSend()">{{ 'safety.decide' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    form { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
    h2 { margin: 0; font-size: 1.1rem; }
    fieldset { display: grid; gap: 4px; margin: 0; padding: 0; border: 0; }
    legend { margin-bottom: 6px; font-weight: 600; }
    .choice { display: flex; align-items: center; gap: 12px; min-height: 44px; }
    .choice input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--mat-sys-primary); }
    p { margin: 0; line-height: 1.5; }
  `,
})
export class CaseDecision {
  readonly found = input.required<CaseDetail>();
  readonly isBusy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly decided = output<Decision>();
  readonly released = output<void>();

  protected readonly outcomes = computed(() => (['no-action', 'measures', 'handed-up'] as const).filter((one) => one !== 'handed-up' || this.found().mayHandUp));
  /** There is nothing to hide of a person, and nobody to warn where none is known. */
  protected readonly offered = computed(() => measures.filter((one) => (one === 'hide' ? this.found().pluginId !== null : this.found().aboutId !== null)));
  protected readonly possible = computed(() => possibleSpans(this.found().mostDays));
  protected readonly outcome = signal<Decision['outcome']>('no-action');
  protected readonly chosen = signal<readonly Measure[]>([]);
  protected readonly spanDays = signal(1);
  protected readonly onlyPlugin = signal(false);
  protected readonly note = signal('');
  private readonly hasTried = signal(false);
  protected readonly needsNote = computed(() => this.hasTried() && this.note().trim() === '');
  protected readonly canSend = computed(() => this.outcome() !== 'measures' || this.chosen().length > 0);

  protected toggle(one: Measure): void {
    this.chosen.update((chosen) => (chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]));
  }

  protected send(): void {
    this.hasTried.set(true);
    const note = this.note().trim();
    if (note === '' || this.isBusy() || !this.canSend()) return;
    const outcome = this.outcome();
    const chosen = outcome === 'measures' ? this.chosen() : [];
    const suspends = chosen.includes('suspend');
    const until = endOfSpan(this.spanDays(), Date.now());
    this.decided.emit({ outcome, measures: chosen, onlyPlugin: suspends && this.onlyPlugin(), note, ...(suspends && { until }) });
  }
}
