import type { Role } from '@fudao/plugin-sdk';

/** An account as administrators see it. */
export interface ManagedAccount {
  readonly id: string;
  readonly educationId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly districtName: string | null;
  readonly schoolName: string | null;
  readonly classGroupName: string | null;
  readonly status: 'active' | 'suspended';
}

export interface AccountPageOf {
  readonly items: readonly ManagedAccount[];
  readonly nextCursor: string | null;
}

export interface TemporaryPassword {
  readonly temporaryPassword: string;
  readonly expiresAt: string;
}
