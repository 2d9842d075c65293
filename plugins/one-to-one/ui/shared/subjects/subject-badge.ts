import { Component, computed, inject, input } from '@angular/core';
import { Icon, Language } from '@fudao/ui-kit';
import { Subjects } from './subjects.ts';

/** Which subject, and where it matters which grade: the icon on the subject's colour, and the words. */
@Component({
  selector: 'one-to-one-subject-badge',
  imports: [Icon],
  template: `
    <span class="icon" [style.background-color]="known()?.color"><fd-icon [name]="known()?.icon ?? 'help'" /></span>
    <span>{{ words() }}</span>
  `,
  styles: `
    :host { display: inline-flex; align-items: center; gap: 8px; font-weight: 600; font-size: 0.92rem; }
    .icon { display: grid; place-items: center; width: 28px; height: 28px; border-radius: 9px; background: #4a5365; color: #fff; font-size: 12px; }
  `,
})
export class SubjectBadge {
  private readonly language = inject(Language);
  private readonly subjects = inject(Subjects);
  readonly subject = input.required<string>();
  readonly grade = input<number | null>(null);

  protected readonly known = computed(() => this.subjects.byId().get(this.subject()));
  protected readonly words = computed(() => {
    const grade = this.subjects.gradesById().get(this.grade() ?? -1);
    const parts = [grade?.name, this.known()?.name].filter((name) => name !== undefined);
    return parts.map((name) => this.language.of(name)).join(' · ');
  });
}
