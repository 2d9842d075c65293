import { spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { Worker } from 'node:worker_threads';
import { setImmediate as pause } from 'node:timers/promises';
import type { ActionContext } from '@fudao/plugin-sdk';

type Attempt = (context: ActionContext<unknown>) => unknown;

function reach(options: { host: string; port: number } | { path: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(options as never, () => resolve('connected'));
    socket.once('error', reject);
  });
}

function isThere(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

/** Each gives what it got hold of, or throws. */
export const escapes: Readonly<Record<string, Attempt>> = {
  'a file of the system': () => readFileSync('/etc/passwd', 'utf8'),
  'a file of the system by a link': () => {
    symlinkSync('/etc/passwd', '/cache/link');
    return readFileSync('/cache/link', 'utf8');
  },
  'the root folder': () => readdirSync('/'),
  'the program of the child': () => readFileSync('/node').length,
  'its own code, to write': () => writeFileSync('/app/plugin/server/index.ts', ''),
  'a file of the platform, to write': () => writeFileSync('/app/core/src/sandbox/guest/main.ts', ''),
  'the processes': () => readdirSync('/proc'),
  'its own process': () => readFileSync('/proc/self/environ', 'utf8'),
  'another program': () => {
    const { error, stdout } = spawnSync('/node', ['--version']);
    if (error) throw error;
    return String(stdout);
  },
  'a thread': () => new Promise((resolve, reject) => {
    const worker = new Worker('1', { eval: true });
    worker.once('exit', resolve);
    worker.once('error', reject);
  }),
  'an internal binding': () => Object.keys((process as unknown as { binding(name: string): object }).binding('fs')),
  'a native addon': () => (process as unknown as { dlopen(module: object, path: string): void }).dlopen({ exports: {} }, '/lib/x86_64-linux-gnu/libc.so.6'),
  'the debugger': () => process.getBuiltinModule('node:inspector').open(9_229, '127.0.0.1', false),
  'code from a text': () => (globalThis as unknown as { eval(code: string): unknown }).eval('1 + 1'),
  'the loopback': () => reach({ host: '127.0.0.1', port: 22 }),
  'an address': () => reach({ host: '192.0.2.1', port: 80 }),
  'a socket of the system': () => reach({ path: '/run/dbus/system_bus_socket' }),
  'a name': () => lookup('example.org'),
  'a datagram': () => new Promise((resolve, reject) => {
    createSocket('udp4').send('x', 53, '192.0.2.1', (error) => (error ? reject(error) : resolve('sent')));
  }),
  'the parent': () => process.kill(process.ppid, 'SIGTERM'),
  'any other process': async () => {
    // Its own threads have the low numbers.
    for (let id = 200; id < 70_000; id++) {
      if (isThere(id)) return id;
      if (id % 1_000 === 0) await pause();
    }
    throw new Error('There is no other process.');
  },
  'a table': ({ db }) => db.select('SELECT 1'),
  "another plugin's documents": ({ call }) => call('documents.exportPerson', { pluginId: 'jottings', personId: 's1', cursor: 0 }),
  'a hidden action': ({ call }) => call('jottings.notes.on:jottings.added.v1', { id: 'x', name: 'x', payload: {}, at: 1 }),
  'the registry of nodes': ({ call }) => call('$node.list'),
};

/** Gives what there is to see without an error. */
export const views: Readonly<Record<string, Attempt>> = {
  environment: () => process.env,
  interfaces: () => Object.values(networkInterfaces()).flat().filter((one) => !one!.internal),
};
Object.assign(escapes, views);
