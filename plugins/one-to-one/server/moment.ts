/** Times are milliseconds inside and ISO 8601 in answers. */
export const toIso = (milliseconds: number): string => new Date(milliseconds).toISOString();

export const toIsoOrNull = (milliseconds: number | null): string | null => (milliseconds === null ? null : toIso(milliseconds));

export const maybeNumber = (value: number | null): number | null => (value === null ? null : Number(value));
