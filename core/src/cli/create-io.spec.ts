import { PassThrough } from 'node:stream';
import { createIo } from './create-io.ts';

function streams() {
  const all = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  return { ...all, io: createIo(all as never) };
}
const broken = (code: string) => Object.assign(new Error(code), { code });

test('a reader that has read enough does not end the command', () => {
  const { stdout, stderr, io } = streams();
  stdout.emit('error', broken('EPIPE'));
  stderr.emit('error', broken('EPIPE'));
  io.err('and on');
  expect(stderr.read()?.toString()).toBe('and on\n');
});

test('any other fault of a stream is one', () => {
  const { stdout } = streams();
  expect(() => stdout.emit('error', broken('ENOSPC'))).toThrow('ENOSPC');
});
