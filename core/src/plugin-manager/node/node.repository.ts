import type { SqlScope } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';

/** How a release is doing on one node. */
export interface ReleaseReport {
  readonly pluginId: string;
  readonly version: string;
  readonly state: 'starting' | 'running' | 'failed' | 'draining';
  /** Milliseconds since 1970 of the last change of state. */
  readonly since: number;
  /** Why it failed, in English, for the operator. */
  readonly failure?: string;
  /** Whether this node still sends calls to it. */
  readonly isRouted: boolean;
  readonly figures?: Readonly<Record<string, unknown>>;
}

/** What a node says of itself. */
export interface NodeReport {
  readonly host: string;
  readonly roles: readonly string[];
  /** Resident memory of the process, in megabytes. */
  readonly rssMb: number;
  readonly releases: readonly ReleaseReport[];
  /** By plugin: the revision of its channels that this node has applied. */
  readonly channelRevisions: Readonly<Record<string, number>>;
  /** By plugin: the sum of the revisions of its installations that this node has applied. */
  readonly installationRevisions: Readonly<Record<string, number>>;
}

export interface KnownNode {
  readonly nodeId: string;
  readonly startedAt: number;
  readonly reportedAt: number;
  readonly isAlive: boolean;
  readonly report: NodeReport;
}

interface NodeRow {
  node_id: string;
  started_at: number;
  reported_at: number;
  expires_at: number;
  report: string;
}

/** After this a node that says nothing more is forgotten. */
const forgetAfterMs = 3_600_000;

export async function writeReport(
  db: SqlScope,
  node: { nodeId: string; startedAt: number; lifeMs: number },
  report: NodeReport,
  now: number,
): Promise<void> {
  const values = { started_at: node.startedAt, reported_at: now, expires_at: now + node.lifeMs, report: JSON.stringify(report) };
  if ((await db.update('plugin_manager_nodes', values, { node_id: node.nodeId })) > 0) return;
  try {
    await db.insert('plugin_manager_nodes', { node_id: node.nodeId, ...values });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
  }
  await db.run('DELETE FROM plugin_manager_nodes WHERE expires_at < :before', { before: now - forgetAfterMs });
}

export async function forgetNode(db: SqlScope, nodeId: string): Promise<void> {
  await db.delete('plugin_manager_nodes', { node_id: nodeId });
}

export async function readNodes(db: SqlScope, now: number): Promise<KnownNode[]> {
  const rows = await db.select<NodeRow>('SELECT * FROM plugin_manager_nodes ORDER BY started_at, node_id');
  return rows.map((row) => ({
    nodeId: row.node_id,
    startedAt: row.started_at,
    reportedAt: row.reported_at,
    isAlive: row.expires_at > now,
    report: JSON.parse(row.report) as NodeReport,
  }));
}

export async function readLiveNodes(db: SqlScope, now: number): Promise<KnownNode[]> {
  return (await readNodes(db, now)).filter(({ isAlive }) => isAlive);
}
