import { Pipe, type PipeTransform } from '@angular/core';

/** As exact as anybody compares them: `0.5 ms`, `12 ms`, `1.3 s`. */
export function inMilliseconds(milliseconds: number): string {
  if (milliseconds >= 1_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  return milliseconds < 10 ? `${Number(milliseconds.toFixed(1))} ms` : `${Math.round(milliseconds)} ms`;
}

@Pipe({ name: 'milliseconds' })
export class MillisecondsPipe implements PipeTransform {
  transform(milliseconds: number): string {
    return inMilliseconds(milliseconds);
  }
}
