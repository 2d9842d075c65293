import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

/** Gives the person a file that was made in the browser. */
@Injectable({ providedIn: 'root' })
export class FileSaver {
  private readonly page = inject(DOCUMENT);

  save(name: string, parts: readonly string[], type: string): void {
    const url = URL.createObjectURL(new Blob([...parts], { type }));
    const link = this.page.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }
}
