import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, ErrorState, Field, Icon, Language, Loading, MinuteClock, MomentPipe, reportReasons, type ReportReason, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { live } from '../plugins/live.ts';
import { Intention } from '../rules/intention.ts';
import { endOfSpan, possibleSpans } from './suspension-span.ts';
import { SafetyApi } from './safety-api.ts';
import type { SuspensionPreview } from './safety.ts';

/** Why and until when somebody is suspended, and what it does before it is done. */
@Component({
  selector: 'admin-safety-suspend-form',
  imports: [Button, ErrorState, Field, Icon, Loading, MomentPipe, RouterLink, TranslocoPipe],
  templateUrl: './suspend-form.html',
  styleUrl: './suspend-form.scss',
})
export class SuspendForm {
  private readonly api = inject(SafetyApi);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(MinuteClock);
  private readonly intention = new Intention();
  readonly personId = input.required<string>();
  readonly another = output<void>();
  readonly done = output<void>();

  protected readonly reasons = reportReasons;
  protected readonly deed = new Deed();
  protected readonly preview = live({ params: () => this.personId(), load: (id) => this.api.previewSuspension(id) });
  protected readonly reason = signal<ReportReason | null>(null);
  protected readonly spanDays = signal(1);
  protected readonly note = signal('');
  private readonly wasTried = signal(false);
  protected readonly until = computed(() => endOfSpan(this.spanDays(), this.clock.now()));
  protected readonly reasonError = computed(() => this.complain(this.reason() === null, 'safety.suspend.reasonMissing'));
  protected readonly noteError = computed(() => this.complain(this.note().trim() === '', 'safety.noteMissing'));

  private complain(isWrong: boolean, text: string): string | null {
    return this.wasTried() && isWrong ? this.texts.translate<string>(text) : null;
  }

  protected rolesOf({ roles }: SuspensionPreview): string {
    return this.language.list(roles.map((role) => this.texts.translate<string>(`role.${role}`)));
  }

  protected spansFor({ mostDays }: SuspensionPreview): number[] {
    return possibleSpans(mostDays);
  }

  protected choose(value: string): void {
    this.reason.set(reportReasons.find((one) => one === value) ?? null);
  }

  protected send({ name }: SuspensionPreview): void {
    this.wasTried.set(true);
    const [reasonCode, note] = [this.reason(), this.note().trim()];
    if (reasonCode === null || note === '') return;
    const wanted = { personId: this.personId(), pluginId: null, reasonCode, note };
    // The end is taken once for an intention: a retry a minute later means the same.
    const { until, key } = this.intended({ ...wanted, days: this.spanDays() });
    void this.deed.run(this.api.suspend({ ...wanted, until }, key), () => {
      this.toasts.show(this.texts.translate('safety.suspend.done', { name }), { tone: 'good', key: 'safety' });
      this.done.emit();
    });
  }

  private last: { readonly key: string; readonly until: number | null } | null = null;

  private intended(content: object): { readonly key: string; readonly until: number | null } {
    const key = this.intention.keyFor(content);
    if (this.last?.key !== key) this.last = { key, until: this.until() };
    return this.last;
  }
}
