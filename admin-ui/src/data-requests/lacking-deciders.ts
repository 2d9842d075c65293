import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@fudao/ui-kit';
import type { QueuedRequest } from './data-request.ts';

/** Why a request cannot be finished here, and the two ways on: one more administrator, or the operator's command. */
@Component({
  selector: 'admin-lacking-deciders',
  imports: [Icon, TranslocoPipe],
  template: `
    <h3><fd-icon name="info" />{{ 'dataRequests.lacking.heading' | transloco }}</h3>
    <p>{{ 'dataRequests.lacking.' + request().kind | transloco }}</p>
    <ul>
      <li>{{ 'dataRequests.lacking.name' | transloco }}</li>
      <li>
        {{ 'dataRequests.lacking.operator' | transloco }}
        <code translate="no">{{ command() }}</code>
        @if (request().kind === 'export') {
          {{ 'dataRequests.lacking.afterExport' | transloco }}
        }
      </li>
    </ul>
  `,
  styles: `
    :host {
      display: block;
      margin-top: 12px;
      padding: 12px 14px;
      border-radius: 12px;
      background: var(--mat-sys-surface-container);
    }
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0;
      font-size: 1rem;
    }
    p {
      margin: 6px 0 0;
    }
    ul {
      display: grid;
      gap: 6px;
      margin: 6px 0 0;
      padding-inline-start: 22px;
    }
    code {
      display: block;
      margin: 4px 0;
      font-size: 0.875rem;
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class LackingDeciders {
  readonly request = input.required<QueuedRequest>();
  /** As the operator types it; the reason is the operator's to give. */
  protected readonly command = computed(() => {
    const { kind, askedBy, personEducationId } = this.request();
    const deed = kind === 'erasure' ? 'erase' : 'export';
    return `npm run fudao -- person ${deed} ${personEducationId} --asked-by ${askedBy === 'guardian' ? 'guardian' : personEducationId} --reason TEXT`;
  });
}
