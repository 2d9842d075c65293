import type { CallAction } from '@fudao/plugin-sdk';
import { localDateOf, spanOf, weekOf } from '../../runtime/city-time/index.ts';
import { errors } from '../errors.ts';

export interface Term {
  readonly id: string;
  readonly name: string;
  readonly schoolYear: string;
  /** First and last day, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
}

interface Calling {
  call: CallAction;
}

/** The terms of the city, in order. */
export async function listTerms({ call }: Calling): Promise<Term[]> {
  return (await call<{ items: Term[] }>('organisation.terms', {})).items;
}

export async function findTerm(context: Calling, id: string): Promise<Term> {
  const term = (await listTerms(context)).find((one) => one.id === id);
  if (!term) throw errors.TERM_NOT_FOUND();
  return term;
}

/** The day a moment lies in, in the city's zone, with its week and, if it has one, its term. */
export interface Place {
  readonly date: string;
  /** Monday of the week. */
  readonly week: string;
  readonly term: Term | null;
}

export function placeOf(at: number, terms: readonly Term[], timeZone: string): Place {
  const date = localDateOf(at, timeZone);
  return { date, week: weekOf(date).startsOn, term: spanOf(date, terms) ?? null };
}
