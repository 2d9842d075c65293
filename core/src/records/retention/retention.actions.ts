import { action, Type, type ActionDefinition } from '@fudao/plugin-sdk';
import { supervise } from '../permissions.ts';
import type { RecordsPolicy } from '../records-policy.ts';
import { kindsIn } from './end-payloads.ts';
import { retentionOf } from './retention-rules.ts';

const Days = Type.Union([Type.Null(), Type.Integer()]);

/** The rules of the city, and every kind that is there with the rule that holds for it. */
export function retentionActions({ retention }: Pick<RecordsPolicy, 'retention'>): Record<string, ActionDefinition> {
  return {
    retention: action({
      rest: 'GET /retention',
      summary: 'How long the content of each kind of record is kept; null days: for ever.',
      allow: [supervise],
      params: Type.Object({}, { additionalProperties: false }),
      returns: Type.Object({
        rules: Type.Array(Type.Object({ rule: Type.String(), days: Days })),
        kinds: Type.Array(Type.Object({ kind: Type.String(), days: Days, rule: Type.String() })),
      }),
      async handler({ db }) {
        const rules = Object.entries(retention).map(([rule, days]) => ({ rule, days: days === 'forever' ? null : days }));
        const kinds = (await kindsIn(db)).map((kind) => ({ kind, ...retentionOf(retention, kind) }));
        return { rules, kinds };
      },
    }),
  };
}
