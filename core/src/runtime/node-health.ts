import type { Database } from '../database/index.ts';

const longestPingMs = 1_000;
/** Load balancers ask often and several at once; the database is asked once. */
const keptForMs = 1_000;

/** Why a node cannot serve now, as sentences for the operator; none where it can. */
export type ReasonsAgainst = () => Promise<readonly string[]>;

export interface HealthAnswer {
  readonly status: 'ready' | 'starting' | 'unavailable' | 'stopping';
  readonly version: string;
  readonly uptimeSeconds: number;
  readonly reasons?: readonly string[];
}

async function isAnswering(database: Pick<Database, 'ping'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, longestPingMs, false)));
  const ping = database.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([ping, tooLate]).finally(() => clearTimeout(timer));
}

/** Asks the database, at most once a second however many ask. */
export function createNodeHealth(database: Pick<Database, 'ping'>, now = () => performance.now()): ReasonsAgainst {
  let asked: Promise<readonly string[]> | undefined;
  let askedAt = -Infinity;
  return () => {
    if (asked && now() - askedAt < keptForMs) return asked;
    askedAt = now();
    asked = isAnswering(database).then((answers) => (answers ? [] : ['The database does not answer within a second.']));
    return asked;
  };
}

/** What `/api/health` says: 200 goes with `ready`, 503 with everything else. */
export function healthAnswer(
  version: string,
  status: HealthAnswer['status'],
  reasons: readonly string[] = [],
): [code: 200 | 503, answer: HealthAnswer] {
  const isWell = status === 'ready' && reasons.length === 0;
  const said = status === 'ready' && !isWell ? 'unavailable' : status;
  const answer: HealthAnswer = { status: said, version, uptimeSeconds: Math.floor(process.uptime()) };
  return isWell ? [200, answer] : [503, reasons.length > 0 ? { ...answer, reasons } : answer];
}
