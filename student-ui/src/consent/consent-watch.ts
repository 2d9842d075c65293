import { inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { Refusals, type ApiProblem } from '@fudao/ui-kit/shell';

/** Where a plugin of this page is refused for want of consent, the page that says so takes its place. */
@Injectable({ providedIn: 'root' })
export class ConsentWatch {
  private readonly router = inject(Router);

  constructor() {
    inject(Refusals).seen.pipe(takeUntilDestroyed()).subscribe((problem) => this.look(problem));
  }

  private look({ code, details }: ApiProblem): void {
    if (code !== 'CONSENT_NEEDED' && code !== 'CONSENT_BASIC_NEEDED') return;
    const open = /^\/p\/([a-z0-9-]+)/.exec(this.router.url)?.[1];
    if (!open) return;
    if (code === 'CONSENT_BASIC_NEEDED') return void this.router.navigate(['/consent-needed', 'platform'], { replaceUrl: true });
    const plugin = String(details['plugin']);
    // A plugin of another page, which asks in the background, shows its own error where it is.
    if (open === plugin) void this.router.navigate(['/consent-needed', plugin], { replaceUrl: true });
  }
}
