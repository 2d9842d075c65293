import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { Type, type LockingSqlScope, type Static } from '@fudao/plugin-sdk';
import { compileSchema } from '../runtime/validation.ts';
import { readQuestion } from './bank-question-input.ts';
import type { BankQuestion } from './bank-question.ts';
import { lockBank } from './bank.repository.ts';
import { KnowledgePointIndex } from './knowledge-point-index.ts';
import { saveKnowledgePoints, type KnowledgePoint } from './knowledge-points.repository.ts';
import { saveBankQuestions } from './save-bank-questions.ts';
import { findFingerprint, noteImport } from './sources.repository.ts';
import type { Subjects } from './subjects.ts';

const seedSource = 'seed';
const folder = new URL('../../seed/', import.meta.url);

const KnowledgePointEntries = Type.Array(
  Type.Object(
    {
      id: Type.String({ minLength: 1, maxLength: 64 }),
      subject: Type.String(),
      grade: Type.Integer(),
      name: Type.String({ minLength: 1, maxLength: 100 }),
      parent: Type.Union([Type.Null(), Type.String({ minLength: 1 })]),
      summary: Type.String({ default: '' }),
    },
    { additionalProperties: false },
  ),
);

export interface SeedContent {
  readonly knowledgePoints: readonly KnowledgePoint[];
  readonly questions: readonly BankQuestion[];
}

/** What a new installation starts with. */
export interface Seed {
  /** Changes with the content: the same seed is brought in once. */
  readonly fingerprint: string;
  /** Only a new installation needs to read what is in it. */
  content(): SeedContent;
}

function parseKnowledgePoints(content: string): KnowledgePoint[] {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(KnowledgePointEntries)(tree) ?? [];
  if (problem) throw new Error(`knowledge-points.yaml: ${problem.field} ${problem.message}`);
  return (tree as Static<typeof KnowledgePointEntries>).map(({ parent, ...point }) => ({ ...point, parentId: parent }));
}

/** @throws Error that names the entry when the seed itself is wrong: that is a fault of ours */
export function parseSeed(pointsContent: string, questionsContent: string, subjects: Subjects): SeedContent {
  const knowledgePoints = parseKnowledgePoints(pointsContent);
  const rules = { subjects, knowledgePoints: new KnowledgePointIndex(knowledgePoints) };
  const questions = (parse(questionsContent) as unknown[]).map((entry, index) => {
    const reading = readQuestion(entry, seedSource, rules);
    if ('fault' in reading) throw new Error(`bank-questions.yaml: entry ${index + 1}: ${JSON.stringify(reading)}`);
    return reading.question;
  });
  return { knowledgePoints, questions };
}

export async function readSeed(subjects: Subjects): Promise<Seed> {
  const [points = '', questions = ''] = await Promise.all(
    ['knowledge-points.yaml', 'bank-questions.yaml'].map((name) => readFile(new URL(name, folder), 'utf8')),
  );
  const fingerprint = createHash('sha256').update(points).update('\0').update(questions).digest('hex');
  return { fingerprint, content: () => parseSeed(points, questions, subjects) };
}

/** Brings the seed in unless it is there; gives how many questions were added or changed. */
export async function saveSeed(db: LockingSqlScope, seed: Seed, at: number): Promise<number> {
  // Two nodes that start at once: the second waits here, and then finds the seed.
  await lockBank(db);
  if ((await findFingerprint(db, seedSource)) === seed.fingerprint) return 0;
  const { knowledgePoints, questions } = seed.content();
  await saveKnowledgePoints(db, knowledgePoints);
  const { outcomes } = await saveBankQuestions(db, questions, at);
  await noteImport(db, [seedSource], at, seed.fingerprint);
  return outcomes.filter((outcome) => outcome === 'added' || outcome === 'changed').length;
}
