import type { SqlScope } from '@fudao/plugin-sdk';

export interface KnowledgePoint {
  readonly id: string;
  readonly subject: string;
  readonly grade: number;
  readonly name: string;
  readonly parentId: string | null;
  readonly summary: string;
}

const columns = 'id, subject, grade, name, parent_id AS parentId, summary';

export interface KnowledgePointFilter {
  readonly subject?: string;
  readonly grade?: number;
  /** Part of the name. */
  readonly words?: string;
}

/** In the order of the curriculum. */
export function findKnowledgePoints(db: SqlScope, filter: KnowledgePointFilter = {}): Promise<KnowledgePoint[]> {
  const conditions = [
    '1 = 1',
    filter.subject ? 'subject = :subject' : '',
    filter.grade ? 'grade = :grade' : '',
    filter.words ? 'INSTR(name, :words) > 0' : '',
  ].filter(Boolean);
  return db.select<KnowledgePoint>(
    `SELECT ${columns} FROM knowledge_points WHERE ${conditions.join(' AND ')} ORDER BY position, id LIMIT 5000`,
    { ...filter },
  );
}

/** Brings the knowledge points in, replacing those of the same ids. */
export async function saveKnowledgePoints(db: SqlScope, points: readonly KnowledgePoint[]): Promise<void> {
  if (points.length === 0) return;
  const rows = points.map(({ parentId, ...point }, position) => ({ ...point, parent_id: parentId, position }));
  await db.delete('knowledge_points', { id: points.map(({ id }) => id) });
  await db.insert('knowledge_points', rows);
}
