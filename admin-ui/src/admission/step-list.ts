import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { MomentPipe } from '@fudao/ui-kit';
import type { Step } from './admission.ts';

/** What happened, latest first. */
@Component({
  selector: 'admin-step-list',
  imports: [MomentPipe, TranslocoPipe],
  template: `
    <ol>
      @for (step of [...steps()].reverse(); track $index) {
        <li>
          <p class="what">
            <strong>{{ 'admission.step.' + step.kind | transloco }}</strong>
            @if (step.level; as level) {
              <span class="fd-chip">{{ 'admission.level.' + level | transloco }}</span>
            }
            <span class="fd-quiet">{{ step.at | moment: 'full' }}</span>
          </p>
          @if (step.actorName; as name) {
            <p class="fd-quiet">
              {{ name }}
              @if (step.onBehalfOfName; as absent) {
                {{ 'admission.onBehalfOf' | transloco: { name: absent } }}
              }
            </p>
          }
          @if (step.reason; as reason) {
            <p class="reason">{{ reason }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: 14px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    p {
      margin: 0;
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }
    .reason {
      margin-top: 4px;
      padding-inline-start: 12px;
      border-inline-start: 3px solid var(--mat-sys-outline-variant);
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class StepList {
  readonly steps = input.required<readonly Step[]>();
}
