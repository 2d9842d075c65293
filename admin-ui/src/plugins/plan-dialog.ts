import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Button, Dialog, Icon, MomentPipe, ServerClock, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { ChangesList } from './changes-list.ts';
import { type DayAndTime, momentOf, suggestedTime, timeFault } from './change-time.ts';
import { DayAndTimeFields } from './day-and-time-fields.ts';
import type { PluginDetail } from './plugin.ts';
import { PluginsApi, type Wanted } from './plugins-api.ts';
import { wantedChanges } from './wanted-changes.ts';

/** Plans what was changed, or enabling or disabling, for a time when no lesson is under way. */
@Component({
  selector: 'admin-plan-dialog',
  imports: [Button, ChangesList, DayAndTimeFields, Dialog, Icon, MomentPipe, TranslocoPipe],
  templateUrl: './plan-dialog.html',
  styleUrl: './plan-dialog.scss',
})
export class PlanDialog {
  private readonly api = inject(PluginsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ServerClock);
  readonly plugin = input.required<PluginDetail>();
  readonly district = input<string>();
  /** What the person has changed and not saved, over what holds. */
  readonly wanted = input.required<Wanted>();
  readonly closed = output<void>();
  readonly planned = output<void>();

  protected readonly times = rxResource({ stream: () => this.api.changeTimes() });
  protected readonly at = signal<DayAndTime>(suggestedTime(this.clock.now()));
  private readonly drafted = computed(() =>
    wantedChanges(this.plugin().installation, this.wanted(), this.plugin().settingsSchema),
  );
  /** With nothing changed it can only be meant to be switched. */
  protected readonly enabled = linkedSignal(() =>
    this.drafted().isNothing ? !this.wanted().enabled : this.wanted().enabled,
  );
  private readonly full = computed((): Wanted => ({ ...this.wanted(), enabled: this.enabled() }));
  protected readonly changes = computed(() =>
    wantedChanges(this.plugin().installation, this.full(), this.plugin().settingsSchema),
  );
  protected readonly fault = computed(() =>
    this.times.hasValue() ? timeFault(this.at(), this.times.value(), this.clock.now()) : null,
  );
  protected readonly isSchoolDay = computed(() => {
    const days = this.times.hasValue() ? this.times.value().days : [];
    return days.find(({ date }) => date === this.at().date)?.isSchoolDay;
  });
  protected readonly moment = computed(() => momentOf(this.at()));
  protected readonly deed = new Deed();
  protected readonly isReady = computed(() => !this.deed.isRunning() && this.fault() === null && !this.changes().isNothing);

  protected plan(): void {
    if (!this.isReady()) return;
    const { enabled, settings, follows, pinnedVersion, canaryPercent } = this.full();
    const dueAt = new Date(this.moment()).toISOString();
    const plan = { enabled, settings, follows, pinnedVersion, canaryPercent, dueAt };
    void this.deed.run(this.api.plan(this.plugin().id, this.district(), plan), () => {
      this.toasts.show(this.texts.translate('plugins.nowPlanned'), { tone: 'good' });
      this.planned.emit();
      this.closed.emit();
    });
  }
}
