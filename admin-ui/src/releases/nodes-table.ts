import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AgoPipe, Icon, MomentPipe } from '@fudao/ui-kit';
import { MillisecondsPipe } from './milliseconds.pipe.ts';
import type { NodeRelease } from './release.ts';

/** The nodes that run a release, since when, and how it does there. */
@Component({
  selector: 'admin-nodes-table',
  imports: [AgoPipe, Icon, MillisecondsPipe, MomentPipe, TranslocoPipe],
  template: `
    <table class="fd-table" role="table" [attr.aria-label]="('releases.nodes' | transloco) + ' ' + version()">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">{{ 'releases.node' | transloco }}</th>
          <th role="columnheader" scope="col">{{ 'releases.runs' | transloco }}</th>
          <th role="columnheader" scope="col" class="number">{{ 'releases.callsIn' | transloco }}</th>
          <th role="columnheader" scope="col" class="number">{{ 'releases.faults' | transloco }}</th>
          <th role="columnheader" scope="col" class="number">p95</th>
          <th role="columnheader" scope="col" class="number">{{ 'releases.memory' | transloco }}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        @for (node of nodes(); track node.nodeId) {
          <tr role="row">
            <td role="cell" class="whole">
              <strong>{{ node.host }}</strong> <span class="fd-quiet id">{{ node.nodeId }}</span>
            </td>
            <td role="cell" class="whole">
              <span class="fd-chip" [class]="tones[node.state]">{{ 'releases.node-' + node.state | transloco }}</span>
              <span class="fd-quiet since">
                <time [attr.datetime]="node.since" [title]="node.since | moment">{{ node.since | ago }}</time>
              </span>
              @if (node.figures?.process; as process) {
                @if (process.restarts > 0) {
                  <span class="line fd-quiet">{{ 'releases.restarts' | transloco: process }}</span>
                }
              }
              @if (node.failure) {
                <span class="failure"><fd-icon name="error" />{{ node.failure }}</span>
              }
            </td>
            @if (node.figures; as figures) {
              <td role="cell" class="number" [attr.data-label]="'releases.callsIn' | transloco">
                {{ figures.tenMinutes.calls }}
              </td>
              <td
                role="cell"
                class="number"
                [class.bad]="figures.tenMinutes.faults > 0"
                [attr.data-label]="'releases.faults' | transloco"
              >
                {{ figures.tenMinutes.faults }}
              </td>
              <td role="cell" class="number" data-label="p95">{{ figures.tenMinutes.p95 | milliseconds }}</td>
            } @else {
              <td role="cell" class="number"></td>
              <td role="cell" class="number"></td>
              <td role="cell" class="number"></td>
            }
            <td role="cell" class="number" [attr.data-label]="'releases.memory' | transloco">
              @if (node.figures?.process; as process) {
                <span class="line">{{ 'releases.ofProcess' | transloco: { mb: process.memoryMb } }}</span>
              }
              <span class="line">{{ 'releases.ofNode' | transloco: { mb: node.rssMb } }}</span>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    .fd-table {
      box-shadow: none;
      border: 1px solid var(--mat-sys-outline-variant);
    }
    .id {
      margin-inline-start: 6px;
      overflow-wrap: anywhere;
    }
    .since {
      margin-inline-start: 6px;
    }
    .line {
      display: block;
    }
    .failure {
      display: flex;
      gap: 6px;
      margin-top: 4px;
      color: var(--mat-sys-error);
      font-size: 0.9rem;
      overflow-wrap: anywhere;
    }
    .bad {
      color: var(--mat-sys-error);
      font-weight: 650;
    }
    td.number {
      white-space: nowrap;
    }
  `,
})
export class NodesTable {
  readonly nodes = input.required<readonly NodeRelease[]>();
  readonly version = input.required<string>();
  protected readonly tones: Readonly<Record<NodeRelease['state'], string>> = {
    starting: 'accent',
    running: 'good',
    failed: 'caution',
    draining: '',
  };
}
