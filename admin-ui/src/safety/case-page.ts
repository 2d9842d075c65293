import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { AgoPipe, type ApiProblem, Button, ErrorState, Icon, Loading, MomentPipe, newIdempotencyKey, Page, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { CaseDecision } from './case-decision.ts';
import { SafetyApi } from './safety-api.ts';
import type { Decision } from './safety.ts';

/** One thing that was reported: as it stood, who says what of it, what was done, and the decision. */
@Component({
  selector: 'admin-safety-case-page',
  imports: [AgoPipe, Button, CaseDecision, ErrorState, Icon, Loading, MomentPipe, Page, TranslocoPipe],
  templateUrl: './case-page.html',
  styleUrls: ['./safety.scss', './case-page.scss'],
})
export class CasePage {
  private readonly api = inject(SafetyApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  /** Of the address. */
  readonly id = input.required<string>();
  protected readonly found = rxResource({ params: () => this.id(), stream: ({ params }) => this.api.read(params) });
  protected readonly problem = computed(() => (this.found.error() as unknown as ApiProblem | undefined) ?? null);
  /** Nobody but the author has seen it: the first decision lets it through, or refuses it. */
  protected readonly isHeld = computed(() => {
    const one = this.found.hasValue() ? this.found.value() : null;
    return one !== null && one.state === 'open' && one.appealedAt === null && one.reportList.some(({ isScreening }) => isScreening);
  });
  protected readonly deed = new Deed();
  /** One intention to decide; another one after a refusal. */
  private readonly key = signal(newIdempotencyKey());

  protected claim(): void {
    void this.deed.run(this.api.claim(this.id()), () => this.found.reload());
  }

  protected release(): void {
    void this.deed.run(this.api.release(this.id()), () => this.found.reload());
  }

  protected async decide(decision: Decision): Promise<void> {
    if (!this.found.hasValue()) return;
    await this.deed.run(this.api.decide(this.found.value(), decision, this.key()), () => {
      this.toasts.show(this.texts.translate(decision.outcome === 'handed-up' ? 'safety.handedUp' : 'safety.decided'), { tone: 'good', key: 'safety' });
      void this.router.navigate(['/safety']);
    });
    this.key.set(newIdempotencyKey());
  }
}
