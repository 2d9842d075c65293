/** Why something is reported, in the order in which people are offered them. */
export const reportReasons = ['danger', 'contact', 'insult', 'improper', 'cheating', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Content of a plugin, or (without one) a person by account id. */
export interface ReportTarget {
  readonly pluginId?: string;
  /** As the plugin names it, e.g. `answer`; `person` for a person. */
  readonly kind: string;
  readonly id: string;
}
