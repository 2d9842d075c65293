import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';
import type { ApiProblem } from './api-problem.ts';

/** What the server refused, whoever asked: an app may have a page for some of it. */
@Injectable({ providedIn: 'root' })
export class Refusals {
  private readonly refused = new Subject<ApiProblem>();
  readonly seen = this.refused.asObservable();

  note(problem: ApiProblem): void {
    this.refused.next(problem);
  }
}
