import type { LocalText } from '@fudao/plugin-sdk';

/** Values of rules by group and name, whole (the city's) or in part (a district's); see `RuleField` for what they are. */
export type Rules = Readonly<Record<string, unknown>>;

/** Which way a district may change a value; without one it is the city's alone. */
export type Tighter = 'lower' | 'higher' | 'earlier' | 'later' | 'off' | 'fewer';

/** What the server says of a rule, or of a group of them: JSON Schema. */
export interface RulesSchema {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, RulesSchema>>;
  readonly items?: { readonly anyOf?: readonly { readonly const: string }[] };
  readonly 'x-title'?: LocalText;
  readonly 'x-description'?: LocalText;
  readonly 'x-tighter'?: Tighter;
}

export interface RulesVersion {
  /** Counts up from 1. */
  readonly number: number;
  readonly rules: Rules;
  /** Milliseconds since 1970, as all moments here. */
  readonly effectiveFrom: number;
  readonly reason: string;
  /** The version whose change this one took back. */
  readonly undoes: number | null;
  readonly createdAt: number;
  readonly createdByName: string;
  /** Taken back before it took effect. */
  readonly isWithdrawn: boolean;
}

/** As `GET /api/policy/rules` tells. */
export interface RulesView {
  readonly districtId: string | null;
  /** Sent back with a change: somebody else's in between is noticed. */
  readonly revision: number;
  readonly mayChange: boolean;
  readonly city: Rules;
  /** Null where the city's alone are looked at. */
  readonly district: Rules | null;
  readonly effective: Rules;
  readonly planned: readonly RulesVersion[];
  readonly schema: RulesSchema;
}

export interface RulesPreview {
  readonly of: number;
  readonly refused: number;
  readonly byRule: readonly { readonly rule: string; readonly count: number }[];
  /** Students whom limits of use would have stopped. */
  readonly stopped: number;
  /** Paths of changed rules that the past cannot be tried with. */
  readonly untried: readonly string[];
  /** Whether there was more than was tried. */
  readonly isPart: boolean;
  /** What keeps the rules from being saved. */
  readonly problems: readonly LocalText[];
}

export interface RulesHistoryPage {
  /** Newest first. */
  readonly items: readonly RulesVersion[];
  /** What held in the city before its first change. */
  readonly start: Rules;
}
