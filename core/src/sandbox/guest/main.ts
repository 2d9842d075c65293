/** What a confined child runs: it is started by the core, and knows no more than comes through the pipe. */
import { Console } from 'node:console';
import { Guest } from './guest.ts';
import { GuestChannel } from './guest-channel.ts';

// Standard output is the pipe to the core; what a plugin prints goes where the operator's log takes it from.
Object.defineProperty(process, 'stdout', { value: process.stderr });
globalThis.console = new Console(process.stderr);
delete process.env['PWD'];

const channel = new GuestChannel(new WeakMap());
const guest = new Guest(channel);
channel.start((method, params, id) => guest.serve(method, params, id));
