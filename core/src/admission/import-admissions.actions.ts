import { action, Type, type ActionContext, type Static, type Work } from '@fudao/plugin-sdk';
import type { AdmissionParts } from './admission-parts.ts';
import { findAdmissions, insertAdmissions, saveAdmission, type Admission } from './admissions.repository.ts';
import {
  admissionOf,
  againstExisting,
  AdmissionLineSchema,
  LineProblem,
  type AdmissionLine,
  type ImportParts,
  type Named,
} from './import-line.ts';
import { noteSteps } from './note-step.ts';
import type { Person } from './people.ts';
import { closed } from './schemas.ts';
import { tellingStandings } from './standing.ts';

const ImportParams = Type.Object({ lines: Type.Array(AdmissionLineSchema, { maxItems: 1_000 }) }, closed);

const ImportSummary = Type.Object(
  {
    created: Type.Integer(),
    changed: Type.Integer(),
    unchanged: Type.Integer(),
    /** `line`: the how-manieth of those given, from 1. */
    errors: Type.Array(Type.Object({ line: Type.Integer(), reason: Type.String() }, closed)),
  },
  closed,
);
type Context = ActionContext<Static<typeof ImportParams>>;
type Summary = Static<typeof ImportSummary>;

/** Education IDs are written in many ways: only identity knows which are the same. */
async function teachersOf({ call }: Context, lines: readonly AdmissionLine[]): Promise<Map<string, Person>> {
  const spell = (text: string) => text.normalize('NFKC').trim().toUpperCase();
  const found = await call<Person[]>('identity.accountsByEducationIds', {
    educationIds: lines.map(({ educationId }) => educationId),
  });
  const known = new Map(found.map((person) => [person.educationId, person]));
  return new Map(
    lines.flatMap(({ educationId }) => {
      const person = known.get(spell(educationId));
      return person ? [[educationId, person] as const] : [];
    }),
  );
}

async function partsOf({ call, now }: Context, parts: AdmissionParts): Promise<ImportParts> {
  const { subjects, grades } = await call<{ subjects: Named[]; grades: { id: number }[] }>('knowledge.subjects');
  return { ...parts, subjects, grades: grades.map(({ id }) => id), now: now().getTime() };
}

/** The lines that can be taken over; what is wrong with the others goes to the summary. */
function readLines(
  lines: readonly AdmissionLine[],
  teachers: ReadonlyMap<string, Person>,
  parts: ImportParts,
  summary: Summary,
) {
  const read = new Map<string, { line: number; admission: Admission }>();
  lines.forEach((given, index) => {
    const line = index + 1;
    try {
      const admission = admissionOf(given, teachers.get(given.educationId), parts);
      if (read.has(admission.teacherId)) throw new LineProblem(`${given.educationId} stands in the file twice`);
      read.set(admission.teacherId, { line, admission });
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      summary.errors.push({ line, reason: error.message });
    }
  });
  return read;
}

async function takeOver(
  context: Context,
  work: Work,
  read: ReturnType<typeof readLines>,
  summary: Summary,
): Promise<void> {
  const existing = new Map((await findAdmissions(work.db, [...read.keys()])).map((one) => [one.teacherId, one]));
  const wanted = { create: [] as Admission[], change: [] as Admission[] };
  for (const { line, admission } of read.values()) {
    const before = existing.get(admission.teacherId);
    try {
      const deed = againstExisting(admission, before);
      if (deed === 'unchanged') summary.unchanged += 1;
      else wanted[deed].push({ ...admission, revision: (before?.revision ?? 0) + 1 });
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      summary.errors.push({ line, reason: error.message });
    }
  }
  await insertAdmissions(work.db, wanted.create);
  for (const admission of wanted.change) await saveAdmission(work.db, admission);
  const taken = [...wanted.create, ...wanted.change];
  await noteSteps(
    context,
    work,
    taken.map(({ teacherId }) => ({ teacherId, kind: 'imported' as const })),
  );
  summary.created = wanted.create.length;
  summary.changed = wanted.change.length;
}

export function createImportAdmissions(parts: () => AdmissionParts) {
  return action({
    summary:
      'Takes over teachers who were admitted before; wrong lines are named and left out. Running it twice changes nothing.',
    allow: 'internal',
    timeoutMs: 120_000,
    params: ImportParams,
    returns: ImportSummary,
    handler: async (context) => {
      const { lines } = context.params;
      const teachers = await teachersOf(context, lines);
      const wording = await partsOf(context, parts());
      return context.transaction(async (work) => {
        const summary: Summary = { created: 0, changed: 0, unchanged: 0, errors: [] };
        const read = readLines(lines, teachers, wording, summary);
        const change = { teacherIds: [...read.keys()], reason: null, at: wording.now };
        await tellingStandings(work, change, () => takeOver(context, work, read, summary));
        summary.errors.sort((a, b) => a.line - b.line);
        return summary;
      });
    },
  });
}
