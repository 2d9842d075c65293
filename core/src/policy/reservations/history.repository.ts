import type { SqlScope } from '@fudao/plugin-sdk';
import type { Activity, Use } from '../engine/facts.ts';
import type { ScreenSpan } from '../screen/screen.repository.ts';

export interface PersonUse extends Use {
  readonly personId: string;
  readonly createdAt: number;
}

interface Row {
  personId: string;
  activity: Activity | 'screen';
  startsAt: number;
  endsAt: number;
  /** 0 of what was on the screen. */
  createdAt: number;
}

const uses = `SELECT person_id AS personId, activity, starts_at AS startsAt, ends_at AS endsAt, created_at AS createdAt FROM policy_uses
  WHERE person_id IN (:personIds) AND ends_at >= :since AND (expires_at IS NULL OR expires_at > :now)`;
const screen = `SELECT person_id, 'screen', starts_at, ends_at, 0 FROM policy_screen
  WHERE person_id IN (:studentIds) AND ends_at >= :since`;

interface Asked {
  readonly personIds: readonly string[];
  /** Those of them whose time before a screen counts. */
  readonly studentIds: readonly string[];
  readonly since: number;
  readonly now: number;
}

const spanOf = ({ personId, startsAt, endsAt }: Row): ScreenSpan => ({ personId, from: startsAt, to: endsAt });

/** What counts of some people from a moment on, what is planned included: one look, as it is under the lock of them. */
export async function findHistory(db: SqlScope, asked: Asked): Promise<{ uses: PersonUse[]; screen: ScreenSpan[] }> {
  if (asked.personIds.length === 0) return { uses: [], screen: [] };
  const statement = asked.studentIds.length === 0 ? uses : `${uses} UNION ALL ${screen}`;
  const found: { uses: PersonUse[]; screen: ScreenSpan[] } = { uses: [], screen: [] };
  for (const row of await db.select<Row>(statement, { ...asked })) {
    const { activity, createdAt } = row;
    if (activity === 'screen') found.screen.push(spanOf(row));
    else found.uses.push({ ...spanOf(row), activity, createdAt });
  }
  return found;
}
