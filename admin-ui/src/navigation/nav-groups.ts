import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { map } from 'rxjs';
import { DeviceStore, type EntriesContext, type FrameEntry, Icon } from '@fudao/ui-kit/shell';
import { currentOf, groupEntries } from './group-entries.ts';

const closedKey = 'navigation.closed';
let count = 0;

/** Many lines of navigation under headings that fold. Of a folded group the line of the current page stays in sight. */
@Component({
  selector: 'admin-nav-groups',
  imports: [Icon, NgTemplateOutlet, TranslocoPipe],
  template: `
    @for (group of groups(); track group.heading) {
      @if (group.heading; as heading) {
        <div role="group" [attr.aria-labelledby]="id + heading">
          <button type="button" [id]="id + heading" [attr.aria-expanded]="isOpen(heading)" [attr.aria-controls]="id + heading + '-lines'" (click)="turn(heading)">
            <span>{{ heading | transloco }}</span>
            <fd-icon name="expand_more" />
          </button>
          <div class="lines" [id]="id + heading + '-lines'">
            <ng-container [ngTemplateOutlet]="plain()" [ngTemplateOutletContext]="{ $implicit: shown(heading, group.entries) }" />
          </div>
        </div>
      } @else {
        <ng-container [ngTemplateOutlet]="plain()" [ngTemplateOutletContext]="{ $implicit: group.entries }" />
      }
    }
  `,
  styles: `
    :host, .lines { display: grid; gap: 2px; }
    [role='group'] + [role='group'] { margin-top: 6px; }
    button { display: flex; align-items: center; justify-content: space-between; width: 100%; min-height: 44px; padding: 0 12px; border: 0; border-radius: 12px; background: none; color: var(--mat-sys-on-surface-variant); font: inherit; font-size: 0.88rem; font-weight: 650; text-align: start; cursor: pointer; }
    button:hover { background: var(--fd-hover); }
    fd-icon { font-size: 1.2rem; transition: transform 150ms; }
    [aria-expanded='false'] fd-icon { transform: rotate(-90deg); }
    @media (prefers-reduced-motion: reduce) { fd-icon { transition: none; } }
  `,
})
export class NavGroups {
  private readonly device = inject(DeviceStore);
  private readonly router = inject(Router);
  readonly entries = input.required<readonly FrameEntry[]>();
  readonly plain = input.required<EntriesContext['plain']>();
  protected readonly id = `nav-${++count}-`;
  protected readonly groups = computed(() => groupEntries(this.entries()));
  private readonly closed = signal<readonly string[]>(this.device.read<string[]>(closedKey) ?? []);
  private readonly address = toSignal(this.router.events.pipe(map(() => this.router.url)), { initialValue: this.router.url });

  protected isOpen(heading: string): boolean {
    return !this.closed().includes(heading);
  }

  protected shown(heading: string, entries: readonly FrameEntry[]): readonly FrameEntry[] {
    if (this.isOpen(heading)) return entries;
    const current = currentOf(entries, this.address());
    return current ? [current] : [];
  }

  protected turn(heading: string): void {
    const closed = this.closed();
    this.closed.set(this.isOpen(heading) ? [...closed, heading] : closed.filter((one) => one !== heading));
    this.device.write(closedKey, this.closed());
  }
}
