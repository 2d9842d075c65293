import { UniqueViolation, type PluginContext, type SqlScope } from '@fudao/plugin-sdk';
import { momentOf } from '../../runtime/city-time/index.ts';
import { termRulesOf, weekRulesOf, type PointsRules, type TermRules, type WeekRules } from '../rules/points-rules.ts';

interface RulesThatHold {
  version: string;
  rules: { points: PointsRules };
}

type Calling = Pick<PluginContext<never>, 'call' | 'db'>;

/** What holds in a district, which may be tighter than in the city; or, for null, in the city. */
function rulesAt({ call }: Calling, at: number, districtId: string | null): Promise<RulesThatHold> {
  return call<RulesThatHold>('policy.rules', { districtId, at });
}

async function insertOnce(db: SqlScope, table: string, row: Record<string, string | number>): Promise<void> {
  try {
    await db.insert(table, row);
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
}

async function findWeek(db: SqlScope, week: string, districtId: string): Promise<WeekRules | undefined> {
  const statement = 'SELECT version, answers, tariff FROM points_weeks WHERE week = :week AND district_id = :districtId';
  const row = await db.selectOne<Omit<WeekRules, 'tariff'> & { tariff: string }>(statement, { week, districtId });
  return row && { ...row, tariff: JSON.parse(row.tariff) as WeekRules['tariff'] };
}

function findTerm(db: SqlScope, termId: string): Promise<TermRules | undefined> {
  const statement = 'SELECT version, cap, fen_per_point AS fenPerPoint FROM points_terms WHERE term_id = :termId';
  return db.selectOne<TermRules>(statement, { termId });
}

const rememberedMost = 1_000;

/**
 * The rules that a week and a term are reckoned by: those in force when it began, kept from the first entry
 * on. Nothing that the city changes afterwards, or undoes, reaches back; and of two entries of one week none
 * can be reckoned otherwise than the other, in whatever order they come.
 */
export class FixedRules {
  readonly #timeZone: string;
  readonly #weeks = new Map<string, WeekRules>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** @param districtId empty for teachers without a district */
  async ofWeek(context: Calling, week: string, districtId: string): Promise<WeekRules> {
    const key = `${week} ${districtId}`;
    const known = this.#weeks.get(key);
    if (known) return known;
    const rules = (await findWeek(context.db, week, districtId)) ?? (await this.#fixWeek(context, week, districtId));
    if (this.#weeks.size >= rememberedMost) this.#weeks.clear();
    this.#weeks.set(key, rules);
    return rules;
  }

  async ofTerm(context: Calling, term: { id: string; startsOn: string }): Promise<TermRules> {
    return (await findTerm(context.db, term.id)) ?? (await this.#fixTerm(context, term));
  }

  async #fixWeek(context: Calling, week: string, districtId: string): Promise<WeekRules> {
    const { version, rules } = await rulesAt(context, momentOf(week, 0, this.#timeZone), districtId || null);
    const { answers, tariff } = weekRulesOf(version, rules.points);
    await insertOnce(context.db, 'points_weeks', { week, district_id: districtId, version, answers, tariff: JSON.stringify(tariff) });
    return (await findWeek(context.db, week, districtId))!;
  }

  async #fixTerm(context: Calling, { id, startsOn }: { id: string; startsOn: string }): Promise<TermRules> {
    const { version, rules } = await rulesAt(context, momentOf(startsOn, 0, this.#timeZone), null);
    const { cap, fenPerPoint } = termRulesOf(version, rules.points);
    await insertOnce(context.db, 'points_terms', { term_id: id, version, cap, fen_per_point: fenPerPoint });
    return (await findTerm(context.db, id))!;
  }
}
