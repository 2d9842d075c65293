import { Injectable, signal } from '@angular/core';

export interface Question {
  readonly heading: string;
  readonly body?: string;
  /** Further sentences, shown as a list. */
  readonly points?: readonly string[];
  /** The word on the button that does it: the deed itself, not "OK". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly isDangerous?: boolean;
}

interface Asked extends Question {
  readonly answer: (isConfirmed: boolean) => void;
}

/** Asks before what cannot be taken back. For all else prefer a toast with "undo". */
@Injectable({ providedIn: 'root' })
export class Confirmations {
  private readonly current = signal<Asked | undefined>(undefined);
  readonly asked = this.current.asReadonly();

  ask(question: Question): Promise<boolean> {
    this.current()?.answer(false);
    return new Promise((resolve) => {
      const answer = (isConfirmed: boolean) => {
        this.current.set(undefined);
        resolve(isConfirmed);
      };
      this.current.set({ ...question, answer });
    });
  }
}
