/**
 * Apps that are open and do nothing, in a process of their own: what they cost is not in what is measured. Told once
 * the address and tokens; says how many are open whenever it is asked.
 */
import { AppSocket } from '../../core/src/testing/app-socket.ts';
import { inLanes } from './in-lanes.ts';

export interface IdleOrder {
  readonly url: string;
  readonly tokens: readonly string[];
  /** Open apps of each person. */
  readonly each: number;
}

const lanes = [1, 2, 3, 4, 5, 6, 7, 8];
const sockets: AppSocket[] = [];

async function open({ url, tokens, each }: IdleOrder): Promise<void> {
  const wanted = Array.from({ length: tokens.length * each }, (_, index) => tokens[index % tokens.length]!);
  await inLanes(lanes, wanted, async (_, token) => {
    const socket = await AppSocket.connect(url, token);
    socket.onPush('', () => undefined);
    sockets.push(socket);
  });
}

const tell = () => process.send!({ open: sockets.filter(({ isConnected }) => isConnected).length });

process.on('message', (order: IdleOrder | 'count') => {
  if (order === 'count') return tell();
  open(order).then(tell, (error: Error) => {
    console.error(error);
    process.exit(1);
  });
});
