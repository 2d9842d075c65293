import type { FudaoError } from '@fudao/plugin-sdk';

const logged = new WeakSet<FudaoError>();

/** Marks a refusal of which the log knows already, or need not know each one. */
export function asLogged(refusal: FudaoError): FudaoError {
  logged.add(refusal);
  return refusal;
}

export function isLogged(refusal: FudaoError): boolean {
  return logged.has(refusal);
}
