/**
 * A node of its own that awards what others award too: `node rush-worker.ts DATABASE_URL CAUSE...`. Each cause is an
 * adopted answer of the first teacher (`answer-…`) or a lesson of the second (`lesson-…`). All are wanted at once.
 * Prints a line for each: the cause, and what it is worth.
 */
import { startPoints } from './start-points.ts';

const [databaseUrl, ...causes] = process.argv.slice(2);
const points = await startPoints(databaseUrl);
const [answering, teaching] = [points.newTeacher(), points.newTeacher()];
const evening = '2026-11-25T19:00:00+08:00';

async function award(cause: string): Promise<void> {
  const isAnswer = cause.startsWith('answer');
  const { amount } = await points.award(isAnswer ? answering : teaching, isAnswer ? 'answer' : 'lesson', cause, evening);
  process.stdout.write(`${cause} ${amount}\n`);
}

await Promise.all(causes.map(award));
await points.rooms.stop();
