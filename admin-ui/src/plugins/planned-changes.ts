import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Button, EmptyState, Icon, MomentPipe, ServerClock, Toasts } from '@fudao/ui-kit';
import { ChangesList } from './changes-list.ts';
import type { PlannedChange, PluginDetail } from './plugin.ts';
import { PluginsApi } from './plugins-api.ts';
import { wantedChanges } from './wanted-changes.ts';

/** What is planned for later and can be called off, and what came of the plans before. */
@Component({
  selector: 'admin-planned-changes',
  imports: [Button, ChangesList, EmptyState, Icon, MomentPipe, TranslocoPipe],
  template: `
    @if (problem(); as failed) {
      <p class="problem" role="alert"><fd-icon name="error" />{{ failed.sentence }}</p>
    }
    <ul>
      @for (one of planned(); track one.plan.id) {
        <li class="fd-card">
          <p class="when">
            <fd-icon name="timer" /><strong>{{ one.plan.dueAt | moment }}</strong>
            <span class="fd-chip" [class]="tones[one.plan.state]">{{
              'plugins.planned.' + one.plan.state | transloco
            }}</span>
          </p>
          @if (one.plan.state === 'waiting') {
            @if (one.changes.isNothing) {
              <p class="fd-quiet">{{ 'plugins.alreadySo' | transloco }}</p>
            } @else {
              <admin-changes-list [changes]="one.changes" />
            }
          }
          @if (one.plan.failure) {
            <p class="failed">{{ one.plan.failure }}</p>
          }
          <p class="fd-quiet">{{ 'plugins.plannedBy' | transloco: { name: one.plan.createdByName } }}</p>
          @if (one.plan.state === 'waiting') {
            <button
              fdButton="outlined"
              type="button"
              [busy]="busyId() === one.plan.id"
              [disabled]="busyId() !== null"
              (click)="cancel(one.plan)"
            >
              {{ 'plugins.cancelPlan' | transloco }}
            </button>
          }
        </li>
      } @empty {
        <li>
          <fd-empty-state
            icon="timer"
            [heading]="'plugins.nothingPlanned' | transloco"
            [hint]="'plugins.nothingPlannedHint' | transloco"
          />
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .fd-card {
      display: grid;
      gap: 8px;
      justify-items: start;
      margin: 0;
      padding: 16px 20px;
    }
    p {
      margin: 0;
    }
    .when {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .failed {
      color: var(--mat-sys-error);
    }
    .problem {
      display: flex;
      gap: 8px;
      margin-bottom: 12px;
      color: var(--mat-sys-error);
    }
  `,
})
export class PlannedChanges {
  private readonly api = inject(PluginsApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly clock = inject(ServerClock);
  readonly plugin = input.required<PluginDetail>();
  readonly district = input<string>();
  readonly changed = output<void>();
  protected readonly busyId = signal<string | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly tones: Readonly<Record<PlannedChange['state'], string>> = {
    waiting: 'accent',
    done: 'good',
    failed: 'caution',
    cancelled: '',
  };
  protected readonly planned = computed(() => {
    const { scheduled, installation, settingsSchema } = this.plugin();
    return scheduled.map((plan) => ({ plan, changes: wantedChanges(installation, plan, settingsSchema) }));
  });

  protected async cancel(plan: PlannedChange): Promise<void> {
    if (!(await this.run(plan.id, () => this.api.cancelPlan(this.plugin().id, this.district(), plan.id)))) return;
    const undo = { label: this.texts.translate('action.undo'), run: () => void this.planAgain(plan) };
    const isAhead = Date.parse(plan.dueAt) > this.clock.now();
    this.toasts.show(
      this.texts.translate('plugins.planCancelled'),
      isAhead ? { action: undo, durationMs: 10_000 } : {},
    );
  }

  private async planAgain(plan: PlannedChange): Promise<void> {
    const { enabled, settings, follows, pinnedVersion, canaryPercent, dueAt } = plan;
    const again = { enabled, settings, follows, pinnedVersion, canaryPercent, dueAt };
    await this.run(plan.id, () => this.api.plan(this.plugin().id, this.district(), again));
  }

  private async run(
    id: string,
    request: () => ReturnType<PluginsApi['cancelPlan'] | PluginsApi['plan']>,
  ): Promise<boolean> {
    this.busyId.set(id);
    this.problem.set(null);
    try {
      await firstValueFrom<unknown>(request());
      return true;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
      return false;
    } finally {
      this.busyId.set(null);
      this.changed.emit();
    }
  }
}
