import type { Role } from '@fudao/plugin-sdk';

/** The three reviews of an application, in their order (domain: review of school, then district, then city). */
export const levels = ['school', 'district', 'city'] as const;
export type Level = (typeof levels)[number];

export const applicationStates = [
  'draft',
  'school-review',
  'district-review',
  'city-review',
  'returned',
  'refused',
  'taken-back',
  'admitted',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

export const roleOf: Readonly<Record<Level, Role>> = {
  school: 'school-administrator',
  district: 'district-administrator',
  city: 'city-administrator',
};

export const reviewStateOf = (level: Level) => `${level}-review` as const;

/** The level whose review a state is, if it is one. */
export function levelOf(state: ApplicationState): Level | undefined {
  return levels.find((level) => reviewStateOf(level) === state);
}

/** The review after one, or undefined after the city's. */
export const nextLevel = (level: Level): Level | undefined => levels[levels.indexOf(level) + 1];

/** 1 school, 2 district, 3 city: how far an application has come. */
export const rankOf = (level: Level): number => levels.indexOf(level) + 1;
