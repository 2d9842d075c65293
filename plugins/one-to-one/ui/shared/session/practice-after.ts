import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ApiClient, ApiProblem, Button, Icon, RichText, Toasts } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SessionView } from '../../../api.ts';
import { PracticePlace } from './practice-place.ts';

interface Match {
  readonly bankQuestionId: string;
  readonly excerpt: string;
}

const mostShown = 3;

/** What to go on with after a session: solved questions like the one that it was about. */
@Component({
  selector: 'one-to-one-practice-after',
  imports: [Button, Icon, RichText, TranslocoPipe],
  template: `
    @if (shown().length > 0) {
      <section class="fd-card">
        <h2>{{ 'one-to-one.practice.heading' | transloco }}</h2>
        <ul>
          @for (match of shown(); track match.bankQuestionId) { <li><fd-rich-text [text]="match.excerpt" /></li> }
        </ul>
        <button fdButton="tonal" type="button" [busy]="isGoing()" [disabled]="isGoing()" (click)="go()"><fd-icon name="lightbulb" />{{ 'one-to-one.practice.go' | transloco }}</button>
      </section>
    }
  `,
  styles: `
    /* Nothing takes no room in its grid. */
    :host { display: contents; }
    section { display: grid; gap: 10px; margin: 0; justify-items: start; }
    h2 { margin: 0; font-size: 1.1rem; }
    ul { display: grid; gap: 8px; width: 100%; margin: 0; padding: 0; list-style: none; }
    li { padding: 10px 12px; border-radius: 12px; background: var(--mat-sys-surface-container-low); line-height: 1.5; overflow-wrap: anywhere; }
  `,
})
export class PracticeAfter {
  private readonly api = inject(ApiClient);
  private readonly toasts = inject(Toasts);
  private readonly place = inject(PracticePlace, { optional: true });
  readonly session = input.required<SessionView>();
  protected readonly isGoing = signal(false);
  private readonly asked = computed(() => {
    const { text, subject, role } = this.session();
    return role === 'student' && text.trim() !== '' && this.place?.isThere() ? { text, subject } : undefined;
  }, { equal: (a, b) => a?.text === b?.text && a?.subject === b?.subject });
  private readonly found = rxResource({
    params: () => this.asked(),
    stream: ({ params }) => this.api.post<{ matches: readonly Match[] }>('/api/question-answer/similar', params),
    defaultValue: { matches: [] },
  });
  /** Nothing where nothing is found, or it cannot be asked for now: it is no part of the record. */
  protected readonly shown = computed(() => (this.found.hasValue() ? this.found.value().matches.slice(0, mostShown) : []));

  protected async go(): Promise<void> {
    const { subject, text } = this.session();
    this.isGoing.set(true);
    try {
      await this.place!.goWith({ subject, text, pictureIds: [] });
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      this.toasts.show(thrown.sentence, { tone: 'bad', key: 'one-to-one' });
    } finally {
      this.isGoing.set(false);
    }
  }
}
