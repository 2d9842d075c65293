import { TransactionConflict } from './errors.ts';
import { retryConflicts } from './retry-conflicts.ts';

function failingFirst(times: number, error: Error): { attempt: () => Promise<number>; runs: () => number } {
  let runs = 0;
  const attempt = async (): Promise<number> => {
    runs += 1;
    if (runs <= times) throw error;
    return runs;
  };
  return { attempt, runs: () => runs };
}

const conflict = new TransactionConflict(new Error('deadlock'));

test.each([0, 1, 5])('passes after %i conflicts', async (times) => {
  await expect(retryConflicts(failingFirst(times, conflict).attempt)).resolves.toBe(times + 1);
});

test('gives up after five retries, with the conflict as its cause', async () => {
  const { attempt, runs } = failingFirst(99, conflict);
  await expect(retryConflicts(attempt)).rejects.toMatchObject({ code: 'FUDAO_UNAVAILABLE', cause: conflict });
  expect(runs()).toBe(6);
});

test('does not repeat another error', async () => {
  const mistake = new Error('no such table');
  const { attempt, runs } = failingFirst(1, mistake);
  await expect(retryConflicts(attempt)).rejects.toBe(mistake);
  expect(runs()).toBe(1);
});
