import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { RichText } from '@fudao/ui-kit';
import type { ProposedQuestion } from './proposal.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A proposed question with its solution, to read. */
@Component({
  selector: 'admin-proposal-body',
  imports: [RichText, TranslocoPipe],
  templateUrl: './proposal-body.html',
  styles: `
    :host {
      display: block;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    h2 {
      margin: 20px 0 6px;
      font-size: 0.95rem;
      color: var(--mat-sys-on-surface-variant);
    }
    ol {
      display: grid;
      gap: 8px;
      margin: 0;
      padding-inline-start: 1.5em;
    }
    .options {
      margin-top: 10px;
      padding: 0;
      list-style: none;
    }
    .options li {
      display: flex;
      gap: 8px;
    }
  `,
})
export class ProposalBody {
  readonly question = input.required<ProposedQuestion>();
  protected readonly letters = letters;
}
