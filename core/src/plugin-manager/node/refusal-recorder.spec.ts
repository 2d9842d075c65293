import type { CallAction, Log } from '@fudao/plugin-sdk';
import { RefusalRecorder } from './refusal-recorder.ts';

const plugin = { id: 'notes', version: '1.0.0' };
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
let records: Record<string, unknown>[];
let isAway: boolean;
let recorder: RefusalRecorder;

beforeEach(() => {
  records = [];
  isAway = false;
  const call = ((_: string, params: Record<string, unknown>) => {
    if (isAway) return Promise.reject(new Error('the records are away'));
    records.push(params);
    return Promise.resolve();
  }) as CallAction;
  recorder = new RefusalRecorder({ call, log, now: () => 5 });
});

test('each refusal is on the record; the same one in a loop is one record with its count', async () => {
  for (let turn = 0; turn < 1_000; turn++) recorder.note({ plugin, wanted: 'files.read' });
  recorder.note({ plugin, wanted: 'notes.stolen.v1' });
  await recorder.flush();
  expect(records).toEqual([
    expect.objectContaining({ subjectId: 'notes', at: 5, payload: { version: '1.0.0', wanted: 'files.read', count: 1_000 } }),
    expect.objectContaining({ payload: { version: '1.0.0', wanted: 'notes.stolen.v1', count: 1 } }),
  ]);
});

test('what cannot be recorded is kept for the next time', async () => {
  isAway = true;
  recorder.note({ plugin, wanted: 'files.read' });
  await recorder.flush();
  isAway = false;
  await recorder.flush();
  expect(records).toHaveLength(1);
  await recorder.flush();
  expect(records).toHaveLength(1);
});

test('a plugin that invents names fills neither memory nor chain', async () => {
  for (let turn = 0; turn < 10_000; turn++) recorder.note({ plugin, wanted: `invented.${turn}` });
  await recorder.flush();
  expect(records).toHaveLength(200);
});
