import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Icon, MinuteClock, MomentPipe } from '@fudao/ui-kit';
import type { QueuedRequest } from './data-request.ts';
import { LackingDeciders } from './lacking-deciders.ts';

/** A request: who asks for what, by when it is answered, who has agreed, and what can be done about it. */
@Component({
  selector: 'admin-data-request-card',
  imports: [Button, Icon, LackingDeciders, MomentPipe, TranslocoPipe],
  template: `
    @let one = request();
    <article class="fd-card">
      <h2>
        <span class="grow">{{ one.personName || ('dataRequests.erased' | transloco) }} <span class="fd-quiet">{{ one.personEducationId }}</span></span>
        <span class="fd-chip" [class.caution]="one.kind === 'erasure'" [class.accent]="one.kind === 'export'"><fd-icon [name]="one.kind === 'erasure' ? 'delete' : 'download'" />{{ 'dataRequests.kind.' + one.kind | transloco }}</span>
        <span class="fd-chip" [class.good]="one.state === 'done'">{{ 'dataRequests.state.' + one.state | transloco }}</span>
      </h2>
      <p class="fd-quiet">
        @if (one.askedBy === 'guardian') {
          {{ 'dataRequests.byGuardian' | transloco: { name: one.guardianName ?? '–', relation: one.relation ? ('dataRequests.relation.' + one.relation | transloco) : '–' } }}
        } @else {
          {{ 'dataRequests.byPerson' | transloco }}
        }
        · {{ one.askedAt | moment: 'full' }}
      </p>
      @if (one.words; as said) {
        <p>{{ said }}</p>
      }
      @if (isOpen()) {
        <p [class.late]="isLate()">{{ (isLate() ? 'dataRequests.late' : 'dataRequests.due') | transloco: { at: (one.dueAt | moment: 'full') } }}</p>
      }
      @if (one.checkedAt; as at) {
        <p class="fd-quiet">{{ 'dataRequests.checked' | transloco: { name: one.checkedByName ?? '–' } }} · {{ at | moment: 'full' }}</p>
      }
      @if (one.decidedAt; as at) {
        <p class="fd-quiet">{{ (one.state === 'refused' ? 'dataRequests.refused' : 'dataRequests.decided') | transloco: { name: one.decidedByName ?? '–' } }} · {{ at | moment: 'full' }}</p>
      }
      @if (one.note; as note) {
        <p>{{ 'dataRequests.reason' | transloco }}{{ note }}</p>
      }
      @if (one.problems.length) {
        <div class="problems">
          <p><fd-icon name="warning" />{{ (isOpen() ? 'dataRequests.inTheWay' : 'dataRequests.missing') | transloco }}</p>
          <ul>
            @for (problem of one.problems; track problem) {
              <li lang="en">{{ problem }}</li>
            }
          </ul>
        </div>
      }
      @if (one.lacksDeciders) {
        <admin-lacking-deciders [request]="one" />
      } @else if (one.why; as why) {
        <p class="fd-quiet">{{ 'dataRequests.why.' + why | transloco }}</p>
      }
      @if (one.mayDecide) {
        <footer class="fd-actions">
          <button fdButton="outlined" type="button" [disabled]="busy()" (click)="refused.emit()">{{ 'dataRequests.refuse' | transloco }}</button>
          <button [fdButton]="step() === 'second' ? 'danger' : 'filled'" type="button" [busy]="busy()" [disabled]="busy()" (click)="approved.emit()">{{ 'dataRequests.approve.' + step() | transloco }}</button>
        </footer>
      }
    </article>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 12px;
    }
    h2 {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      margin: 0;
      font-size: 1.05rem;
    }
    .grow {
      flex: 1;
    }
    p {
      margin: 6px 0 0;
      overflow-wrap: anywhere;
    }
    .late,
    .problems p {
      color: var(--mat-sys-error);
      font-weight: 600;
    }
    .problems p {
      display: flex;
      gap: 6px;
    }
    ul {
      margin: 4px 0 0;
      padding-inline-start: 26px;
      overflow-wrap: anywhere;
    }
    footer {
      margin-top: 12px;
    }
  `,
})
export class DataRequestCard {
  private readonly clock = inject(MinuteClock);
  readonly request = input.required<QueuedRequest>();
  readonly busy = input(false);
  readonly approved = output<void>();
  readonly refused = output<void>();
  protected readonly isOpen = computed(() => this.request().endedAt === null);
  protected readonly isLate = computed(() => this.request().dueAt <= this.clock.now());
  protected readonly step = computed(() => {
    const { kind, state } = this.request();
    return kind === 'export' ? 'export' : state === 'waiting' ? 'first' : 'second';
  });
}
