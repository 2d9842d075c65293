import type { SqlValue } from '@fudao/plugin-sdk';

/** A statement with `?` for each of its values, as both drivers take it. */
export interface BoundStatement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}
