import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalTextPipe } from '../../../src/texts/local-text.pipe.ts';
import type { KindChoice, OutsideChannel } from './notification-settings.ts';

type Column = OutsideChannel | 'in-app';

export interface Chosen {
  readonly kind: string;
  readonly channel: Column;
  readonly isWanted: boolean;
}

/** Each kind of notification, and on which ways it comes. */
@Component({
  selector: 'fd-kinds-table',
  imports: [LocalTextPipe, TranslocoPipe],
  templateUrl: './kinds-table.html',
  styleUrl: './kinds-table.scss',
})
export class KindsTable {
  readonly kinds = input.required<readonly KindChoice[]>();
  /** Ways that the city has. */
  readonly available = input.required<readonly OutsideChannel[]>();
  /** Ways on which the person can be reached now. */
  readonly open = input.required<readonly OutsideChannel[]>();
  readonly chosen = output<Chosen>();
  protected readonly columns = computed<readonly Column[]>(() => ['in-app', ...this.available()]);

  protected isChecked({ isMuted, channels }: KindChoice, column: Column): boolean {
    return column === 'in-app' ? !isMuted : channels[column] && !isMuted;
  }

  protected isFixed({ isMuted, isObligatory }: KindChoice, column: Column): boolean {
    return column === 'in-app' ? isObligatory : isMuted || !this.open().includes(column);
  }

  protected choose(kind: string, channel: Column, event: Event): void {
    this.chosen.emit({ kind, channel, isWanted: (event.target as HTMLInputElement).checked });
  }
}
