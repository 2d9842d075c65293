import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, MomentPipe } from '@fudao/ui-kit';
import { type ApplicationState, type Level, levels, type Step } from './admission.ts';

type Mark = 'done' | 'now' | 'stopped' | 'ahead';

const stopped: readonly ApplicationState[] = ['returned', 'refused'];

/** The last that a level did about an application. */
function lastOf(history: readonly Step[], applicationId: string, level: Level): Step | undefined {
  return history.filter((step) => step.applicationId === applicationId && step.level === level).at(-1);
}

/** The way through the three reviews: where an application is, and when it came there. */
@Component({
  selector: 'admin-review-steps',
  imports: [Icon, MomentPipe, TranslocoPipe],
  template: `
    <ol [attr.aria-label]="'admission.progress' | transloco">
      @for (one of marks(); track one.level) {
        <li [class]="one.mark" [attr.aria-current]="one.mark === 'now' ? 'step' : null">
          <span class="dot"
            ><fd-icon [name]="one.mark === 'done' ? 'check' : one.mark === 'stopped' ? 'error' : 'schedule'"
          /></span>
          <span class="words">
            <strong>{{ 'admission.review.' + one.level | transloco }}</strong>
            <span class="fd-quiet">{{ 'admission.mark.' + one.word | transloco }}</span>
            @if (one.at) {
              <span class="fd-quiet">{{ one.at | moment: 'date' }}</span>
            }
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 0;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      position: relative;
      display: flex;
      gap: 12px;
      padding-block-end: 14px;
    }
    li:last-child {
      padding-block-end: 0;
    }
    li:not(:last-child)::before {
      content: '';
      position: absolute;
      inset: 32px auto 0 15px;
      width: 2px;
      background: var(--mat-sys-outline-variant);
    }
    .dot {
      display: grid;
      flex: none;
      place-items: center;
      width: 32px;
      height: 32px;
      border-radius: 50%;
      color: var(--mat-sys-on-surface-variant);
      background: var(--mat-sys-surface-container-high);
      font-size: 0.8rem;
    }
    .done .dot {
      color: var(--mat-sys-on-primary);
      background: var(--mat-sys-primary);
    }
    .now .dot {
      color: var(--mat-sys-on-primary-container);
      background: var(--mat-sys-primary-container);
      outline: 2px solid var(--mat-sys-primary);
    }
    .stopped .dot {
      color: var(--mat-sys-on-error-container);
      background: var(--mat-sys-error-container);
    }
    .words > * {
      display: block;
    }
    @media (min-width: 700px) {
      ol {
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
      }
      li {
        padding-block-end: 0;
      }
      li:not(:last-child)::before {
        inset: 15px 12px auto 44px;
        width: auto;
        height: 2px;
        opacity: 0;
      }
    }
  `,
})
export class ReviewSteps {
  readonly application = input.required<{
    readonly id: string;
    readonly state: ApplicationState;
    readonly level: Level | null;
    readonly enteredAt: number | null;
  }>();
  readonly history = input<readonly Step[]>([]);
  protected readonly marks = computed(() => levels.map((level) => this.markOf(level)));

  private markOf(level: Level): { level: Level; mark: Mark; word: string; at: number | null } {
    const { id, state, level: at, enteredAt } = this.application();
    const last = lastOf(this.history(), id, level);
    const place = at === null ? -1 : levels.indexOf(at);
    const isPast = state === 'admitted' || (place >= 0 && levels.indexOf(level) < place);
    if (isPast) return { level, mark: 'done', word: 'approved', at: last?.at ?? null };
    if (level === at && !stopped.includes(state)) return { level, mark: 'now', word: 'now', at: enteredAt };
    const isStopped = last?.kind === 'refused' ? state === 'refused' : state === 'returned' && level === at;
    if (isStopped) return { level, mark: 'stopped', word: last?.kind ?? 'returned', at: last?.at ?? null };
    if (state === 'refused' && last?.kind === 'approved') return { level, mark: 'done', word: 'approved', at: last.at };
    return { level, mark: 'ahead', word: 'ahead', at: null };
  }
}
