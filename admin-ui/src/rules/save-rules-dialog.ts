import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ApiProblem, Button, Dialog, Field, formatMoment, Icon, Language, ServerClock, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { type DayAndTime, momentOf, suggestedTime } from '../plugins/change-time.ts';
import { DayAndTimeFields } from '../plugins/day-and-time-fields.ts';
import { Intention } from './intention.ts';
import { RuleChanges } from './rule-changes.ts';
import type { RuleGroup } from './rule-field.ts';
import { RulesApi, type RulesChange } from './rules-api.ts';
import type { RuleChange } from './rules-draft.ts';
import { RulesImpact } from './rules-impact.ts';
import type { Rules } from './rules.ts';

/** Before rules are saved: what changes, what it would have meant, from when, and why. */
@Component({
  selector: 'admin-save-rules-dialog',
  imports: [Button, DayAndTimeFields, Dialog, Field, Icon, RuleChanges, RulesImpact, TranslocoPipe],
  templateUrl: './save-rules-dialog.html',
  styleUrl: './save-rules-dialog.scss',
})
export class SaveRulesDialog {
  private readonly api = inject(RulesApi);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ServerClock);
  readonly groups = input.required<readonly RuleGroup[]>();
  readonly changes = input.required<readonly RuleChange[]>();
  /** What a district had set without effect, and goes. */
  readonly idle = input<readonly RuleChange[]>([]);
  readonly rules = input.required<Rules>();
  readonly revision = input.required<number>();
  readonly isDistrict = input(false);
  readonly closed = output<void>();
  readonly saved = output<void>();
  /** Somebody was faster: the newest is wanted under the own changes. */
  readonly reloadAsked = output<void>();

  protected readonly reason = signal('');
  protected readonly isLater = signal(false);
  protected readonly at = signal<DayAndTime>(suggestedTime(this.clock.now()));
  protected readonly deed = new Deed();
  protected readonly timeFault = computed((): 'missing' | 'past' | null => {
    const moment = momentOf(this.at());
    if (!this.isLater()) return null;
    if (Number.isNaN(moment)) return 'missing';
    return moment <= this.clock.now() ? 'past' : null;
  });
  /** Undefined for at once. */
  private readonly effectiveFrom = computed(() => (this.isLater() && this.timeFault() === null ? momentOf(this.at()) : undefined));
  private readonly wanted = computed(
    () => {
      const effectiveFrom = this.effectiveFrom();
      return { rules: this.rules(), ...(effectiveFrom !== undefined && { effectiveFrom }) };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly preview = rxResource({
    params: () => this.wanted(),
    stream: ({ params }) => this.api.preview(params),
  });
  protected readonly previewFailure = computed(() => {
    const error = this.preview.error();
    const cause = error instanceof ApiProblem ? error : error?.cause;
    return error ? (cause instanceof ApiProblem ? cause.sentence : this.texts.translate('problem.unreadable')) : null;
  });
  private readonly isBlocked = computed(
    () => this.preview.isLoading() || (this.preview.hasValue() && this.preview.value().problems.length > 0),
  );
  protected readonly isConflict = computed(() => this.deed.problem()?.code === 'POLICY_VERSION_CHANGED');
  protected readonly isReady = computed(
    () =>
      !this.deed.isRunning() &&
      !this.isBlocked() &&
      this.changes().length > 0 &&
      this.timeFault() === null &&
      this.reason().trim() !== '',
  );
  private readonly intention = new Intention();

  protected save(): void {
    if (!this.isReady()) return;
    const effectiveFrom = this.effectiveFrom();
    const change: RulesChange = { ...this.wanted(), reason: this.reason().trim(), expectedRevision: this.revision() };
    void this.deed.run(this.api.change(change, this.intention.keyFor(change)), () => {
      this.toasts.show(this.words(effectiveFrom), { tone: 'good', key: 'rules' });
      this.saved.emit();
    });
  }

  protected reload(): void {
    this.deed.problem.set(null);
    this.reloadAsked.emit();
  }

  private words(effectiveFrom: number | undefined): string {
    if (effectiveFrom === undefined) return this.texts.translate('rules.save.saved');
    const at = formatMoment(effectiveFrom, 'full', this.language.current(), this.clock.now());
    return this.texts.translate('rules.save.planned', { at });
  }
}
