import {
  Component,
  computed,
  effect,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { type ApiProblem, Button, Dialog, Field, Icon, IconButton, LocalTextPipe, MomentPipe } from '@fudao/ui-kit';
import { ProposalBody } from './proposal-body.ts';
import { complaintAbout, correctionOf, editsOf } from './proposal-correction.ts';
import { ProposalEditor } from './proposal-editor.ts';
import type { Proposal } from './proposal.ts';
import type { Decision } from './proposals-api.ts';

/** The whole proposed question with its solution, the reviewer's correction beside it, and the decision. */
@Component({
  selector: 'admin-proposal-detail',
  imports: [
    Button,
    Dialog,
    Field,
    Icon,
    IconButton,
    LocalTextPipe,
    MomentPipe,
    ProposalBody,
    ProposalEditor,
    TranslocoPipe,
  ],
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
  private readonly id = computed(() => this.proposal().id);
  protected readonly isReturning = signal(false);
  protected readonly reason = linkedSignal({ source: this.id, computation: () => '' });
  protected readonly wasTried = linkedSignal({ source: this.id, computation: () => false });
  protected readonly needsReason = computed(() => this.wasTried() && !this.reason().trim());
  readonly isEditing = linkedSignal({ source: this.id, computation: () => false });
  protected readonly correction = linkedSignal({
    source: this.id,
    computation: () => correctionOf(this.proposal().question),
  });
  protected readonly complaint = computed(() => (this.wasTried() ? complaintAbout(this.correction()) : null));

  private readonly reasonField = viewChild<ElementRef<HTMLElement>>('text');

  constructor() {
    // The dialog itself would begin with its cross.
    effect(() => {
      const field = this.reasonField()?.nativeElement;
      if (field && this.isReturning()) setTimeout(() => field.focus());
    });
  }

  protected accept(): void {
    this.decided.emit({ decision: 'accept' });
  }

  protected acceptCorrected(): void {
    this.wasTried.set(true);
    if (this.complaint()) return;
    const question = editsOf(this.proposal().question, this.correction());
    this.decided.emit(Object.keys(question).length > 0 ? { decision: 'accept', question } : { decision: 'accept' });
  }

  protected stopEditing(): void {
    this.isEditing.set(false);
    this.wasTried.set(false);
    this.correction.set(correctionOf(this.proposal().question));
  }

  protected giveBack(): void {
    this.wasTried.set(true);
    if (this.needsReason()) return;
    this.isReturning.set(false);
    this.decided.emit({ decision: 'return', reason: this.reason().trim() });
  }
}
