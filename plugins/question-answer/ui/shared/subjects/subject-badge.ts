import { Component, computed, inject, input } from '@angular/core';
import { Icon, Language } from '@fudao/ui-kit';
import type { Grade, Subject } from './subject.ts';

/** Which subject, and where it matters which grade: the icon on the subject's colour, and the words. */
@Component({
  selector: 'qa-subject-badge',
  imports: [Icon],
  template: `
    <span class="icon" [style.background-color]="subject()?.color"><fd-icon [name]="subject()?.icon ?? 'help'" /></span>
    <span>{{ words() }}</span>
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 8px; font-weight: 600; font-size: 0.92rem; }
    .icon { display: grid; place-items: center; width: 28px; height: 28px; border-radius: 9px; background: #4a5365; color: #fff; font-size: 12px; }
  `,
})
export class SubjectBadge {
  private readonly language = inject(Language);
  readonly subject = input<Subject>();
  readonly grade = input<Grade>();

  protected readonly words = computed(() => {
    const parts = [this.grade()?.name, this.subject()?.name].filter((name) => name !== undefined);
    return parts.map((name) => this.language.of(name)).join(' · ');
  });
}
