/** Whose documents: those of one plugin in one district. Filled in by the platform, never by a handler. */
export interface Partition {
  readonly pluginId: string;
  /** Empty for calls without a district. */
  readonly districtId: string;
}
