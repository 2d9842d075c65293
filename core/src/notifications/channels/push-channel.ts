import { createHash } from 'node:crypto';
import type { Config } from '../../runtime/config.ts';
import type { OutsideChannels, OutsideMessage, PushTarget, SendOutcome } from './channel.ts';
import { isPushEndpoint } from './push-endpoint.ts';
import { readPushKey, type PushKey } from './push-key.ts';

const timeoutMs = 10_000;
/** Of one kind the newest is enough; a push service takes 32 characters. */
const topicOf = (tag: string) => createHash('sha256').update(tag).digest('base64url').slice(0, 32);

/** As Angular's service worker shows it; what a click opens is in `data`. */
function payloadOf({ title, tag, link, language }: OutsideMessage, { app }: PushTarget): string {
  const base = app === 'admin' ? '/admin' : '';
  const notification = {
    title: '辅导',
    body: title,
    lang: language,
    tag,
    renotify: true,
    icon: '/icons/icon-192.png',
    data: { onActionClick: { default: { operation: 'navigateLastFocusedOrOpen', url: base + link } } },
  };
  return JSON.stringify({ notification });
}

function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return { isSent: true };
  const reason = `push-service-${status}`;
  if (status === 404 || status === 410) return { isSent: false, reason, next: 'gone' };
  return { isSent: false, reason, next: status === 429 || status >= 500 ? 'again' : 'never' };
}

function reasonOf(error: unknown): string {
  if ((error as Error).name === 'TimeoutError') return 'push-service-timeout';
  const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
  return `push-service-unreachable${code ? `-${code}` : ''}`;
}

/** What the push services need to know of one message; the library is loaded with the first. */
async function requestFor(message: OutsideMessage, target: PushTarget, key: PushKey, subject: string) {
  const { default: library } = await import('web-push');
  const { endpoint, p256dh, auth } = target;
  return library.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payloadOf(message, target), {
    vapidDetails: { subject, ...key },
    TTL: message.usefulSeconds,
    urgency: message.isUrgent ? 'high' : 'normal',
    topic: topicOf(message.tag),
  });
}

/** Web push (RFC 8030, 8291, 8292): the push service carries what only the browser can read. */
export function createPushChannel(config: Config, request: typeof fetch = fetch): OutsideChannels['push'] {
  let key: PushKey | undefined;
  const pushKey = () => (key ??= readPushKey(config));
  const subject = config.push.contact ?? config.publicUrl ?? 'mailto:operator@fudao.invalid';
  return {
    channel: 'push',
    missing: null,
    publicKey: () => pushKey().publicKey,
    async send(message, target) {
      // Asked again: the list may have become shorter since the browser named it.
      if (!isPushEndpoint(target.endpoint, config.push.hosts)) return { isSent: false, reason: 'push-service-not-listed', next: 'gone' };
      try {
        const { endpoint, headers, body } = await requestFor(message, target, pushKey(), subject);
        const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
        delete sent['Content-Length'];
        const signal = AbortSignal.timeout(timeoutMs);
        // A redirection could lead anywhere.
        const answer = await request(endpoint, { method: 'POST', headers: sent, body: new Uint8Array(body!), redirect: 'manual', signal });
        await answer.body?.cancel();
        return outcomeOf(answer.status);
      } catch (error) {
        return { isSent: false, reason: reasonOf(error), next: 'again' };
      }
    },
  };
}
