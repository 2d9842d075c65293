/**
 * A node of its own that wants the same few things as others: `node rush-worker.ts DATABASE_URL KEY...`. Each key is an
 * adopted answer of teacher t1 (`answer-…`), a class of t2 at the end of a full week (`class-…`) or a seat in the class
 * that stands first on the command line (`seat-…`). All are wanted at once, and what is refused for the moment again.
 * Prints a line for each answer: the key, and `granted` or the code.
 */
import { untilTaken } from '../../testing/until-taken.ts';
import { startPolicy, student } from './start-policy.ts';

const [databaseUrl, classId, ...keys] = process.argv.slice(2);
const stage = await startPolicy(databaseUrl);
const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`);

function reserve(key: string): Promise<unknown> {
  if (key.startsWith('answer')) return stage.call('policy.reserve', { activity: 'adoption', key, teacherId: 't1', at: at('23T18:05') });
  if (key.startsWith('class')) return stage.call('policy.reserve', { activity: 'class', key, teacherId: 't2', minutes: 30, at: at('27T20:00') });
  return stage.call('policy.reserve', { activity: 'seat', key, classId, studentId: key }, student(key));
}

async function tryKey(key: string): Promise<void> {
  const outcome = await untilTaken(() => reserve(key)).then(
    () => 'granted',
    (error: { code: string }) => error.code,
  );
  process.stdout.write(`${key} ${outcome}\n`);
}

process.stdout.write('ready\n');
await Promise.all(keys.map(tryKey));
await stage.stop();
