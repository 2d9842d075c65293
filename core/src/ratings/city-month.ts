import { localDateOf } from '../runtime/city-time/index.ts';

/** `YYYY-MM` of a moment in the city. */
export const cityMonth = (at: number, timeZone: string): string => localDateOf(at, timeZone).slice(0, 7);
