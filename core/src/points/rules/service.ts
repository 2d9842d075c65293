import type { Hundredths } from './hundredths.ts';
import type { WeekRules } from './points-rules.ts';
import type { ServiceKind } from './service-kind.ts';

export interface Service {
  readonly kind: ServiceKind;
  /** Minutes, or 1. */
  readonly quantity: number;
}

/** What a service is worth by the tariff alone. */
export function grossOf({ kind, quantity }: Service, { tariff }: WeekRules): Hundredths {
  return tariff[kind] * quantity;
}

/** Adopted answers of a week earn up to its limit (docs: domain, "adopted answers that earn points: 30 a week and teacher"). */
function earnedByAnswers(answers: number, rules: WeekRules): Hundredths {
  return Math.min(answers, rules.answers) * rules.tariff.answer;
}

/** How many answers of a week a service counts as. */
export function answersOf({ kind, quantity }: Service): number {
  return kind === 'answer' ? quantity : 0;
}

/**
 * What a service adds to what its week earned.
 * @param answers how many answers of the week are counted already
 */
export function earnedBy(service: Service, answers: number, rules: WeekRules): Hundredths {
  if (service.kind !== 'answer') return grossOf(service, rules);
  return earnedByAnswers(answers + service.quantity, rules) - earnedByAnswers(answers, rules);
}

/**
 * What annulling a service takes (0 or less). Where the week had more answers than earn, another one takes
 * the place of the annulled, and nothing is taken.
 * @param answers how many answers of the week are counted, this one included
 */
export function takenByAnnulling(service: Service, answers: number, rules: WeekRules): Hundredths {
  if (service.kind !== 'answer') return 0 - grossOf(service, rules);
  return earnedByAnswers(answers - service.quantity, rules) - earnedByAnswers(answers, rules);
}
