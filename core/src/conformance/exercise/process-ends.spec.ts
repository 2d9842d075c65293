import { processEnds } from './process-ends.ts';

test('each end that the platform notes is a failure with its reason; other lines are none', () => {
  const line = (message: string, fields = {}) => ({ level: 'error' as const, message, fields });
  const lines = [line('action failed', { reason: 'x' }), line('the process of a confined plugin has ended; it is started again', { reason: 'it took more than 256 MB of memory' })];
  expect(processEnds(lines)).toEqual([
    { severity: 'failure', message: 'Its process came to an end while it was used: it took more than 256 MB of memory.', where: 'process' },
  ]);
});
