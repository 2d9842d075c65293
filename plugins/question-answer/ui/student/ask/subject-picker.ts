import { Component, inject, input, output } from '@angular/core';
import { Icon, Language } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Subject } from '../../shared/subjects/subject.ts';

/** Which subject a question is of: large tiles, one of which holds. */
@Component({
  selector: 'qa-subject-picker',
  imports: [Icon, TranslocoPipe],
  template: `
    <fieldset [attr.aria-invalid]="isMissing() || null" [attr.aria-describedby]="isMissing() ? 'qa-subject-missing' : null">
      <legend>{{ 'question-answer.ask.subject' | transloco }}</legend>
      <div class="tiles">
        @for (subject of subjects(); track subject.id) {
          <label [style.--subject]="subject.color">
            <input type="radio" name="qa-subject" [value]="subject.id" [checked]="subject.id === chosen()" (change)="picked.emit(subject.id)" />
            <span class="icon"><fd-icon [name]="subject.icon" /></span>
            <span class="name">{{ language.of(subject.name) }}</span>
          </label>
        }
      </div>
      @if (isMissing()) {
        <p id="qa-subject-missing" class="complaint" role="alert"><fd-icon name="error" />{{ 'question-answer.ask.subjectMissing' | transloco }}</p>
      }
    </fieldset>
  `,
  styles: `
    fieldset { margin: 0; padding: 0; border: 0; min-width: 0; }
    legend { padding: 0; margin-bottom: 8px; font-weight: 600; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(96px, 1fr)); gap: 8px; }
    label {
      position: relative; display: grid; justify-items: center; align-content: center; gap: 4px; min-height: 68px; padding: 8px 4px;
      border: 2px solid transparent; border-radius: 16px; background: var(--mat-sys-surface-container-lowest); box-shadow: var(--fd-shadow-1); cursor: pointer;
    }
    label:hover { background: color-mix(in srgb, var(--mat-sys-surface-container-lowest), var(--mat-sys-primary) 6%); }
    label:has(:checked) { border-color: var(--mat-sys-primary); background: var(--mat-sys-primary-container); }
    label:has(:focus-visible) { outline: 3px solid var(--mat-sys-primary); outline-offset: 2px; }
    input { position: absolute; opacity: 0; pointer-events: none; }
    .icon { display: grid; place-items: center; width: 32px; height: 32px; border-radius: 10px; background: var(--subject); color: #fff; font-size: 14px; }
    .name { font-size: 0.9rem; font-weight: 600; line-height: 1.25; text-align: center; text-wrap: balance; }
    .complaint { display: flex; gap: 6px; align-items: center; margin: 8px 0 0; color: var(--mat-sys-error); font-size: 0.9rem; }
    .complaint fd-icon { font-size: 14px; }
    @media (min-width: 600px) { .tiles { grid-template-columns: repeat(9, minmax(0, 1fr)); } .name { font-size: 0.85rem; } }
  `,
})
export class SubjectPicker {
  protected readonly language = inject(Language);
  readonly subjects = input.required<readonly Subject[]>();
  readonly chosen = input<string | null>(null);
  readonly isMissing = input(false);
  readonly picked = output<string>();
}
