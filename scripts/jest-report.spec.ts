import { failuresIn, slowestOf } from './jest-report.ts';

const passed = { status: 'passed', fullName: 'a sum adds', failureMessages: [] };
const failed = { status: 'failed', fullName: 'a sum carries', failureMessages: ['\u001b[31mError: 9 + 1 is 10\u001b[39m\n    at sum.ts:3'] };
const files = [
  { name: '/home/sum.spec.ts', status: 'failed', message: 'all of it', startTime: 0, endTime: 2_400, assertionResults: [passed, failed] },
  { name: '/home/broken.spec.ts', status: 'failed', message: 'Cannot find module', startTime: 0, endTime: 100, assertionResults: [] },
  { name: '/home/long.spec.ts', status: 'passed', message: '', startTime: 1_000, endTime: 61_000, assertionResults: [passed] },
];

describe('the report of jest', () => {
  it('names each failed test with its file and why, and a file that did not load', () => {
    expect(failuresIn(files, '/home')).toEqual([
      'sum.spec.ts: a sum carries\nError: 9 + 1 is 10\n    at sum.ts:3',
      'broken.spec.ts\nCannot find module',
    ]);
  });

  it('names the longest files first', () => {
    expect(slowestOf(files, '/home')).toEqual(['  60 s long.spec.ts', '   2 s sum.spec.ts', '   0 s broken.spec.ts']);
  });
});
