import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { ConfigError, projectRoot } from '../runtime/config.ts';
import { compileSchema } from '../runtime/validation.ts';

const closed = { additionalProperties: false } as const;

export const Subject = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 }),
    name: LocalTextSchema,
    /** Material Symbols name. */
    icon: Type.String({ pattern: '^[a-z0-9_]+$' }),
    color: Type.String({ pattern: '^#[0-9A-Fa-f]{6}$' }),
    /** The first grade that learns it; without it, all do. */
    fromGrade: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
  },
  closed,
);

export const Grade = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 12 }), name: LocalTextSchema }, closed);

const SubjectsFile = Type.Object(
  {
    subjects: Type.Array(
      Type.Object(
        {
          ...Subject.properties,
          /** Known to the question bank only: nobody asks or teaches in it. */
          bankOnly: Type.Optional(Type.Boolean()),
        },
        closed,
      ),
      { minItems: 1 },
    ),
    grades: Type.Array(Grade, { minItems: 1 }),
  },
  closed,
);

/** Subjects and grades of the programme. */
export class Subjects {
  readonly taught: readonly Static<typeof Subject>[];
  readonly bankOnly: readonly Static<typeof Subject>[];
  readonly grades: readonly Static<typeof Grade>[];
  readonly #inBank: ReadonlySet<string>;

  constructor({ subjects, grades }: Static<typeof SubjectsFile>) {
    const plain = subjects.map(({ bankOnly, ...subject }) => ({ subject, isBankOnly: bankOnly === true }));
    this.taught = plain.filter(({ isBankOnly }) => !isBankOnly).map(({ subject }) => subject);
    this.bankOnly = plain.filter(({ isBankOnly }) => isBankOnly).map(({ subject }) => subject);
    this.grades = grades;
    this.#inBank = new Set(subjects.map(({ id }) => id));
  }

  isInBank(id: string): boolean {
    return this.#inBank.has(id);
  }

  isTaught(id: string): boolean {
    return this.taught.some((subject) => subject.id === id);
  }

  isGrade(id: number): boolean {
    return this.grades.some((grade) => grade.id === id);
  }
}

export function parseSubjects(content: string): Subjects {
  const tree: unknown = parse(content);
  const [problem] = compileSchema(SubjectsFile)(tree) ?? [];
  if (problem) throw new ConfigError(`config/subjects.yaml is wrong: ${problem.field} ${problem.message}.`);
  return new Subjects(tree as Static<typeof SubjectsFile>);
}

export async function readSubjects(): Promise<Subjects> {
  return parseSubjects(await readFile(join(projectRoot, 'config/subjects.yaml'), 'utf8'));
}
