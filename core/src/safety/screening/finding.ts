export const findingKinds = ['phone', 'messenger', 'link', 'mail', 'word'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** What was found, in the characters of the plain spelling. */
export interface Found {
  readonly kind: FindingKind;
  readonly from: number;
  readonly to: number;
  /** Certain enough to refuse it; otherwise a person is to look. */
  readonly isClear: boolean;
}

/** What was found and where it stands in what was written, in UTF-16 units. */
export interface Finding {
  readonly kind: FindingKind;
  readonly start: number;
  readonly length: number;
  readonly isClear: boolean;
}
