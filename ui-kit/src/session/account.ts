import type { Role, Teaching } from '@fudao/plugin-sdk';

/** Who is signed in, as `GET /api/identity/me` tells. */
export interface Account {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly districtId: string | null;
  readonly districtName: string | null;
  readonly schoolId: string | null;
  readonly schoolName: string | null;
  readonly classGroupId: string | null;
  readonly classGroupName: string | null;
  readonly grade: number | null;
  readonly teaching: Teaching | null;
  /** Every permission held, of the core and of the plugins enabled in the district. */
  readonly permissions: readonly string[];
}
