import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openDatabase } from '../../../core/src/database/index.ts';
import { projectRoot } from '../../../core/src/runtime/config.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../first-question.journey.ts';

function verify(dataFolder: string): { code: number | null; text: string } {
  const command = [join(projectRoot, 'core/src/cli/main.ts'), 'records', 'verify'];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    env: { ...process.env, FUDAO_DATA: dataFolder },
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

interface RecordRow {
  seq: number;
  kind: string;
}

/** Every step left a record; the chain verifies, and a changed byte is found and named. */
export async function onTheRecord({ node, dataFolder }: Cast): Promise<void> {
  await step('every step is on the record and the chain verifies', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const { code, text } = verify(dataFolder);
    demand(code === 0, text);
  });

  await step('a changed byte is found and named', async () => {
    await node.stop();
    const database = await openDatabase({ file: join(dataFolder, 'fudao.sqlite') });
    const rows = await database.select<RecordRow>('SELECT seq, kind FROM records_records ORDER BY seq');
    const kinds = new Set(rows.map((row) => row.kind));
    for (const kind of ['asked', 'claimed', 'answered', 'adopted', 'supervised', 'exported', 'viewed']) {
      demand(kinds.has(`question-answer.${kind}`), `no record of ${kind}; there are ${[...kinds].join(', ')}`);
    }
    const victim = rows.find((row) => row.kind === 'question-answer.adopted')!;
    await database.update('records_records', { kind: 'question-answer.adoptee' }, { seq: victim.seq });
    await database.close();
    const { code, text } = verify(dataFolder);
    demand(code === 1, 'the change was not found');
    demand(text.includes(String(victim.seq)), `the record ${victim.seq} is not named: ${text}`);
  });
}
