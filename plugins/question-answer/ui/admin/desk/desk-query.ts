import type { Params } from '@angular/router';
import { type AnswerOutcome, answerOutcomes, type DeskFilter, type DeskTab, deskTabs } from './desk.actions.ts';

function oneOf<T extends string>(allowed: readonly T[], given: unknown): T | null {
  return allowed.find((one) => one === given) ?? null;
}

/** What of an address makes sense; each tab has its own filters. */
export function readDeskQuery(params: Params): DeskFilter {
  const tab = oneOf<DeskTab>(deskTabs, params['tab']) ?? 'open';
  const grade = Number(params['grade']);
  const subject: unknown = params['subject'];
  const isOpen = tab === 'open';
  return {
    tab,
    subject: isOpen && typeof subject === 'string' && subject !== '' ? subject : null,
    grade: isOpen && Number.isInteger(grade) && grade > 0 ? grade : null,
    outcome: tab === 'answered' ? oneOf<AnswerOutcome>(answerOutcomes, params['outcome']) : null,
  };
}

/** The address of a filter: what is as usual is left out. */
export function writeDeskQuery({ tab, subject, grade, outcome }: DeskFilter): Params {
  const all: Params = { tab: tab === 'open' ? null : tab, subject, grade, outcome };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}
