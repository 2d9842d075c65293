import { inject, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '@fudao/ui-kit';
import type { Anomaly } from './report.ts';

/** Which text says why something is unusual. */
export function whyKey({ kind, what }: Anomaly): string {
  if (what === 'teachers') return 'reports.why.teachers';
  return kind === 'sudden-rise' ? `reports.why.sudden-rise.${what}` : `reports.why.${kind}`;
}

/** `{{ anomaly | anomalyWords }}`: the figures in a sentence. */
@Pipe({ name: 'anomalyWords', pure: false })
export class AnomalyWords implements PipeTransform {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);

  transform(anomaly: Anomaly): string {
    this.language.current();
    return this.texts.translate(whyKey(anomaly), { count: anomaly.count, of: anomaly.of });
  }
}
