import { Component, computed, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '@fudao/ui-kit';
import type { ChangeView, Entered } from './calendar.ts';
import { DayWords } from './day-words.ts';

const mostShown = 8;

type Side = 'changed' | 'fresh' | 'gone' | 'kept';

/** What a change changes, line by line: before and after. */
@Component({
  selector: 'admin-change-steps',
  template: `
    <ul>
      @for (line of lines().slice(0, most()); track $index) {
        <li>
          <span class="what">{{ line.what }}</span> {{ line.becomes }}
        </li>
      }
      @if (lines().length > most()) {
        <li class="fd-quiet">{{ more() }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      overflow-wrap: anywhere;
    }
    .what {
      margin-inline-end: 6px;
      font-weight: 600;
    }
  `,
})
export class ChangeSteps {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly words = inject(DayWords);
  readonly change = input.required<ChangeView>();
  readonly most = input(mostShown);
  /** What of a line is new, or gone, says only that; what is kept shows both without an arrow. */
  readonly side = input<Side>('changed');

  protected readonly lines = computed(() => {
    this.language.current();
    const { terms, days } = this.change();
    const side = this.side();
    const becomes = (before: string, after: string) => {
      if (side === 'fresh') return after;
      if (side === 'gone') return before;
      return this.say(side === 'kept' ? 'publishedAs' : 'becomes', { before, after });
    };
    return [
      ...terms.map(({ before, after }) => ({
        what: (after ?? before)!.name,
        becomes: becomes(this.term(before), this.term(after)),
      })),
      ...days.map(({ from, to, before, after }) => ({
        what: this.words.fullRange({ from, to }),
        becomes: becomes(this.entered(before), this.entered(after)),
      })),
    ];
  });
  protected readonly more = computed(() => this.say('moreSteps', { count: this.lines().length - this.most() }));

  private term(term: { startsOn: string; endsOn: string } | null): string {
    return term ? this.words.fullRange({ from: term.startsOn, to: term.endsOn }) : this.say('noTerm');
  }

  private entered(entered: Entered | null): string {
    if (!entered) return this.say('nothing');
    const { kind, name, isProvisional } = entered;
    const words = this.say('entered', { kind: this.say(`mark.${kind}`), name });
    return isProvisional ? `${words}${this.say('comma')}${this.say('provisional')}` : words;
  }

  private say(key: string, values: Record<string, unknown> = {}): string {
    return this.texts.translate<string>(`calendar.${key}`, values);
  }
}
