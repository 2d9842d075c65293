import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { type ApiProblem, Button, Dialog, Field, Icon, IconButton, LocalTextPipe, RichText } from '@fudao/ui-kit';
import type { Proposal } from './proposal.ts';
import type { Decision } from './proposals-api.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The whole proposed question with its solution, and the reviewer's decision. */
@Component({
  selector: 'admin-proposal-detail',
  imports: [Button, Dialog, Field, Icon, IconButton, LocalTextPipe, RichText, TranslocoPipe],
  templateUrl: './proposal-detail.html',
  styleUrl: './proposal-detail.scss',
})
export class ProposalDetail {
  readonly proposal = input.required<Proposal>();
  readonly subject = input<LocalText>();
  readonly busy = input(false);
  readonly problem = input<ApiProblem | null>(null);
  readonly decided = output<Decision>();
  readonly closed = output<void>();
  protected readonly letters = letters;
  protected readonly isReturning = signal(false);
  protected readonly reason = linkedSignal({ source: () => this.proposal().id, computation: () => '' });
  protected readonly wasTried = linkedSignal({ source: () => this.proposal().id, computation: () => false });
  protected readonly needsReason = computed(() => this.wasTried() && !this.reason().trim());

  protected accept(): void {
    this.decided.emit({ decision: 'accept' });
  }

  protected giveBack(): void {
    this.wasTried.set(true);
    if (this.needsReason()) return;
    this.isReturning.set(false);
    this.decided.emit({ decision: 'return', reason: this.reason().trim() });
  }
}
