import { signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';

/** Something that a person does in a dialog: one request at a time, whose refusal is kept to be shown. */
export class Deed {
  readonly isRunning = signal(false);
  readonly problem = signal<ApiProblem | null>(null);

  /** @param done what follows where it was not refused */
  async run<T>(request: Observable<T>, done: (answer: T) => void): Promise<void> {
    if (this.isRunning()) return;
    this.isRunning.set(true);
    this.problem.set(null);
    try {
      done(await firstValueFrom(request));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isRunning.set(false);
    }
  }
}
