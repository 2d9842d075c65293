import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon, Language } from '@fudao/ui-kit';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { FitReason, TeacherCard as Teacher } from '../../../api.ts';
import { links } from '../../shared/links.ts';

/** One teacher on duty: why this one, how others found them, and whether they are free. */
@Component({
  selector: 'one-to-one-teacher-card',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    <article class="fd-card" [class.busy]="teacher().isBusy">
      <header>
        <span class="face" aria-hidden="true">{{ teacher().name.charAt(0) }}</span>
        <div class="who">
          <h3><a [routerLink]="links.portrait(teacher().id)">{{ teacher().name }}</a></h3>
          <p class="fd-quiet">{{ place() }}</p>
        </div>
        <span class="fd-chip" [class.good]="!teacher().isBusy" [class.caution]="teacher().isBusy">{{ (teacher().isBusy ? 'one-to-one.teachers.busy' : 'one-to-one.teachers.free') | transloco }}</span>
      </header>
      @if (why(); as words) { <p class="why"><fd-icon name="thumb_up" /><span>{{ words }}</span></p> }
      <div class="marks">
        @if (teacher().quality !== null) {
          <span class="quality"><fd-icon name="star" />{{ 'one-to-one.teachers.quality' | transloco: { points: quality() } }}</span>
        } @else {
          <span class="fd-quiet">{{ 'one-to-one.teachers.unrated' | transloco }}</span>
        }
        @for (tag of teacher().tags; track tag) { <span class="fd-chip">{{ tag }}</span> }
      </div>
      <button fdButton="tonal" type="button" [attr.aria-label]="(teacher().isBusy ? 'one-to-one.teachers.queueFor' : 'one-to-one.teachers.callOf') | transloco: { name: teacher().name }" (click)="chosen.emit()"><fd-icon name="call" />{{ (teacher().isBusy ? 'one-to-one.teachers.queue' : 'one-to-one.teachers.call') | transloco }}</button>
    </article>
  `,
  styles: `
    article { display: grid; gap: 10px; height: 100%; margin: 0; align-content: start; grid-template-rows: auto auto 1fr auto; }
    article:not(:has(.why)) { grid-template-rows: auto 1fr auto; }
    header { display: flex; align-items: center; gap: 12px; }
    .face { flex: none; display: grid; place-items: center; width: 44px; height: 44px; border-radius: 50%; background: var(--mat-sys-primary-container); color: var(--mat-sys-on-primary-container); font-weight: 650; font-size: 1.1rem; }
    .who { flex: 1; min-width: 0; }
    h3, p { margin: 0; }
    h3 { font-size: 1.08rem; line-height: 1.3; }
    h3 a { display: inline-block; padding-block: 4px; color: inherit; }
    .why { display: flex; gap: 8px; color: var(--fd-good); font-weight: 550; text-wrap: pretty; }
    .why fd-icon { flex: none; margin-top: 5px; font-size: 12px; }
    .marks { display: flex; flex-wrap: wrap; align-items: center; align-content: start; gap: 6px 8px; }
    .quality { display: inline-flex; align-items: center; gap: 4px; font-weight: 600; }
    .quality fd-icon { color: var(--fd-star); font-size: 13px; }
    button { min-height: 44px; }
  `,
})
export class TeacherCard {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  readonly teacher = input.required<Teacher>();
  readonly chosen = output<void>();
  protected readonly links = links;
  protected readonly place = computed(() => [this.teacher().schoolName, this.teacher().districtName].filter((name) => name !== null).join(' · '));
  protected readonly quality = computed(() => this.teacher().quality?.toFixed(1) ?? '');
  /** The two weightiest reasons: a third is not read. */
  protected readonly why = computed(() => {
    this.language.current();
    const words = this.teacher().reasons.slice(0, 2).map((reason) => this.wordsOf(reason));
    return words.join(this.texts.translate('one-to-one.teachers.reasonJoin'));
  });

  private wordsOf({ code, tag, points }: FitReason): string {
    return this.texts.translate(`one-to-one.reason.${code}`, { tag: tag ?? '', points: points ?? '' });
  }
}
