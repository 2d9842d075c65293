import { readProgramme } from '../rules/programme.ts';

/** The rules that a new city starts with. */
export const someRules = readProgramme();
