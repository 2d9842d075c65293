import type { Caller } from '@fudao/plugin-sdk';
import { isCity, isWithin, type Scope } from './scope.ts';

/** What a teacher contests: words shown, a style tag, or a figure of the portrait. */
export type AppealAbout = 'words' | 'tag' | 'figure';
export type AppealStage = 'district' | 'city';
export type AppealState = 'pending' | 'kept' | 'excluded';
export type AppealStepKind = 'opened' | 'kept' | 'excluded' | 'escalated';

export interface Appeal {
  readonly id: string;
  readonly teacherId: string;
  readonly teacherDistrictId: string | null;
  readonly about: AppealAbout;
  /** Id of the words or of the tag, or the figure's name. */
  readonly target: string;
  readonly stage: AppealStage;
  readonly state: AppealState;
  readonly createdAt: number;
  readonly changedAt: number;
}

export interface AppealStep {
  readonly id: string;
  readonly appealId: string;
  readonly kind: AppealStepKind;
  readonly byId: string;
  readonly reason: string;
  readonly ratingIds: readonly string[];
  readonly at: number;
}

export const figures = ['quality', 'history', 'subjects', 'knowledge-points'] as const;

/** A teacher without a district is the city's from the start. */
export const firstStage = (districtId: string | null): AppealStage => (districtId === null ? 'city' : 'district');

/** The district decides on its own teachers' appeals; what was taken further, the city alone. The city may always. */
export function mayDecide(scope: Scope, caller: Pick<Caller, 'id'>, appeal: Appeal): boolean {
  if (appeal.state !== 'pending' || caller.id === appeal.teacherId) return false;
  return isCity(scope) || (appeal.stage === 'district' && isWithin(scope, appeal.teacherDistrictId));
}

/** What the district kept can be taken to the city, once: there the stage is the last. */
export const mayGoToCity = ({ stage, state }: Appeal): boolean => stage === 'district' && state === 'kept';
