import type { Platform } from '../runtime/platform.ts';
import { readDemoCity } from './demo-city.ts';

interface Student {
  readonly id: string;
  readonly educationId: string;
}

/** Who has not answered yet, at the end of three classes: work for their schools. */
const unanswered = new Set(['20260005', '20260010', '20260020']);
/** Who answered about more than the basic service. */
const thorough = new Set(['20260001', '20260002', '20260003', '20260006', '20260009', '20260012']);
const everything = ['basic-service', 'voice-video', 'session-recording', 'recommendation', 'outside-notifications', 'research-statistics'];

const namesOfMothers = ['王淑雅', '李静文', '周安宁', '吴晓岚'];

function lineOf({ id, educationId }: Student, index: number) {
  const isThorough = thorough.has(educationId);
  return {
    ...{ studentId: id, signedOn: '2026-09-01', reference: `2026-${educationId.slice(-4)}` },
    ...{ guardianName: namesOfMothers[index % namesOfMothers.length]!, relation: 'mother' },
    allowed: isThorough ? everything.slice(0, -1) : ['basic-service'],
    refused: isThorough ? everything.slice(-1) : [],
  };
}

/** The consents on paper that the schools of the demo city collected when the school year began. */
export async function seedDemoConsents({ call }: Platform): Promise<void> {
  const { students } = await readDemoCity();
  const educationIds = students.map(({ educationId }) => educationId).filter((id) => !unanswered.has(id));
  const people = await call<Student[]>('identity.accountsByEducationIds', { educationIds });
  const lines = [...people].sort((a, b) => a.educationId.localeCompare(b.educationId)).map(lineOf);
  await call('consent.importPaper', { lines });
}
