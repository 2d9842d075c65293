/** The roles of the platform (the programme's people, docs: domain glossary). */
export const roles = [
  'student',
  'teacher',
  'reviewer',
  'school-administrator',
  'district-administrator',
  'city-administrator',
  'vendor',
] as const;

export type Role = (typeof roles)[number];

/** What a teacher was admitted to teach. */
export interface Teaching {
  readonly subjects: readonly string[];
  /** 7, 8, 9 */
  readonly grades: readonly number[];
  /** Subjects whose bank proposals this teacher reviews. */
  readonly reviews: readonly string[];
}

/**
 * Who is asking. Set by the gateway from a verified token and frozen there; never taken from
 * a client's or a plugin's word. `system` is the platform itself (timers, deferred work).
 */
export interface Caller {
  readonly kind: 'account' | 'system' | 'anonymous';
  /** Account id; `system` or `anonymous` for the other kinds. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly districtId: string | null;
  readonly schoolId: string | null;
  readonly classGroupId: string | null;
  /** A student's grade, 7 to 9. */
  readonly grade: number | null;
  readonly teaching: Teaching | null;
  /** The sign-in this call belongs to; null for `system` and `anonymous`. */
  readonly sessionId: string | null;
}

const nobody = {
  roles: [],
  districtId: null,
  schoolId: null,
  classGroupId: null,
  grade: null,
  teaching: null,
  sessionId: null,
} as const;

export const systemCaller: Caller = Object.freeze({ kind: 'system', id: 'system', name: 'system', ...nobody });
export const anonymousCaller: Caller = Object.freeze({ kind: 'anonymous', id: 'anonymous', name: '', ...nobody });

/** Freezes a caller all the way down, so that no handler can widen its own rights. */
export function freezeCaller(caller: Caller): Caller {
  Object.freeze(caller.roles);
  if (caller.teaching) {
    Object.values(caller.teaching).forEach(Object.freeze);
    Object.freeze(caller.teaching);
  }
  return Object.freeze(caller);
}
