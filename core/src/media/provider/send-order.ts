import { signMessage } from '../attendance/signed-message.ts';

/** What the media server is told to do; mod_fudao_room.lua carries it out. */
export type ServerOrder =
  | { readonly order: 'greet' }
  | { readonly order: 'end'; readonly room: string; readonly reason: string }
  | { readonly order: 'remove'; readonly room: string; readonly personId: string };

const longestMs = 5_000;

/** @throws while the media server does not take it */
export async function sendOrder(url: string, secret: string, order: ServerOrder): Promise<void> {
  const body = JSON.stringify(signMessage(secret, order));
  const headers = { 'content-type': 'application/json', connection: 'close' };
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(longestMs) });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The media server answered ${answer.status}.`);
}
