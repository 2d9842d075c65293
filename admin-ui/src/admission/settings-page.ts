import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import {
  Button,
  cityDate,
  ErrorState,
  Field,
  Loading,
  MinuteClock,
  MomentPipe,
  Page,
  selectPermissions,
  startOfCityDate,
  Toasts,
} from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { permissions } from '../permissions.ts';
import { AdmissionApi } from './admission-api.ts';
import { type Deadlines, type Level, levels } from './admission.ts';

const dayMs = 24 * 3_600_000;

/** Who stands in while a reviewer is away, and how many days the city gives each review. */
@Component({
  selector: 'admin-admission-settings-page',
  imports: [Button, ErrorState, Field, Loading, MomentPipe, Page, TranslocoPipe],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  private readonly api = inject(AdmissionApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  protected readonly levels = levels;
  protected readonly delegations = rxResource({ stream: () => this.api.delegations() });
  protected readonly deadlines = rxResource({ stream: () => this.api.deadlines() });
  protected readonly setsDeadlines = computed(() => this.held().includes(permissions.setAdmissionDeadlines));
  protected readonly days = linkedSignal<Deadlines | null>(() =>
    this.deadlines.hasValue() ? this.deadlines.value().days : null,
  );
  protected readonly isChanged = computed(() => {
    const [days, saved] = [this.days(), this.deadlines.hasValue() ? this.deadlines.value().days : null];
    return days !== null && saved !== null && levels.some((level) => days[level] !== saved[level]);
  });
  protected readonly toId = signal('');
  protected readonly today = cityDate(inject(MinuteClock).now());
  protected readonly from = signal(this.today);
  protected readonly to = signal('');
  protected readonly delegating = new Deed();
  protected readonly ending = new Deed();
  protected readonly setting = new Deed();
  protected readonly isReady = computed(() => this.toId() !== '' && this.from() !== '' && this.to() >= this.from());

  protected delegate(): void {
    const candidate = this.delegations.value()?.candidates.find(({ id, level }) => `${level} ${id}` === this.toId());
    if (!candidate || !this.isReady()) return;
    const period = { beginsAt: startOfCityDate(this.from()), endsAt: startOfCityDate(this.to()) + dayMs };
    void this.delegating.run(this.api.delegate({ level: candidate.level, toId: candidate.id, ...period }), () => {
      this.toId.set('');
      this.to.set('');
      this.tell('admission.settings.delegated');
      this.delegations.reload();
    });
  }

  protected end(id: string): void {
    void this.ending.run(this.api.endDelegation(id), () => {
      this.tell('admission.settings.ended');
      this.delegations.reload();
    });
  }

  protected setDays(level: Level, days: number): void {
    this.days.update((all) => all && { ...all, [level]: days });
  }

  protected saveDays(): void {
    const days = this.days();
    const known = this.deadlines.value();
    if (!days || !known || levels.some((level) => !Number.isInteger(days[level]) || days[level] < 1)) return;
    void this.setting.run(this.api.setDeadlines(days, known.revision), (saved) => {
      this.deadlines.set(saved);
      this.tell('admission.settings.daysSaved');
    });
  }

  private tell(text: string): void {
    this.toasts.show(this.texts.translate(text), { tone: 'good' });
  }
}
