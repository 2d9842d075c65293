import { Component, inject, input, output, ViewEncapsulation } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, Icon, MomentPipe, Page } from '@fudao/ui-kit';
import { DOCUMENT } from '@angular/common';
import type { HandedCodes } from './consent.ts';

/** Slips to print, cut and take home: shown once. What is around them is not printed. */
@Component({
  selector: 'admin-code-sheet',
  imports: [Button, Icon, MomentPipe, Page, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'consents.sheet' | transloco">
      <button pageActions fdButton type="button" (click)="print()"><fd-icon name="assignment" />{{ 'consents.print' | transloco }}</button>
      <button pageActions fdButton="outlined" type="button" (click)="closed.emit()">{{ 'consents.close' | transloco }}</button>
      <p class="code-sheet-hint"><fd-icon name="warning" />{{ 'consents.sheetHint' | transloco }}</p>
      <ul class="code-sheet-slips">
        @for (one of codes().items; track one.studentId) {
          <li>
            <h2>{{ 'consents.slip.heading' | transloco: { name: one.name } }} <small>{{ one.className }}</small></h2>
            <p>{{ 'consents.slip.body' | transloco }}</p>
            <dl>
              <dt>{{ 'consents.slip.address' | transloco }}</dt>
              <dd>{{ address }}</dd>
              <dt>{{ 'consents.slip.code' | transloco }}</dt>
              <dd class="code">{{ one.code }}</dd>
            </dl>
            <p class="fd-quiet">{{ 'consents.slip.until' | transloco: { date: (codes().expiresAt | moment: 'date') } }}</p>
          </li>
        }
      </ul>
    </fd-page>
  `,
  styleUrl: './code-sheet.scss',
  encapsulation: ViewEncapsulation.None,
})
export class CodeSheet {
  private readonly view = inject(DOCUMENT).defaultView!;
  readonly codes = input.required<HandedCodes>();
  readonly closed = output<void>();
  protected readonly address = `${this.view.location.origin}/guardian-consent`;

  protected print(): void {
    this.view.print();
  }
}
