import type { Transporter } from 'nodemailer';
import type { Config } from '../../runtime/config.ts';
import type { OutsideChannels, OutsideMessage, SendOutcome } from './channel.ts';

const timeoutMs = 15_000;
const connectionsAtOnce = 3;
const loopback = /^(localhost|127\.|\[::1\])/;

const footer = {
  'zh-CN': '您可以在“我的 → 通知设置”中选择接收哪些邮件。请勿直接回复此邮件。',
  en: 'Choose which mails you get under Me → Notification settings. Please do not reply to this mail.',
} as const;

/** The mail server of an address such as smtp://user:password@host:587. */
export function mailServerOf(url: string) {
  const { protocol, hostname, host, port, username, password } = new URL(url);
  const isSecure = protocol === 'smtps:';
  const user = decodeURIComponent(username);
  return {
    host: hostname,
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    // Neither a password nor anybody's address goes over a line in clear, except within the machine.
    requireTLS: !isSecure && !loopback.test(host),
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(password) } }),
  };
}

/** Codes alone: a server's own words repeat the address. */
function outcomeOf(error: unknown): SendOutcome {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  if (responseCode === undefined) return { isSent: false, reason: `mail-server-${code ?? 'failed'}`, next: 'again' };
  const isForGood = responseCode >= 500 && code !== 'EAUTH';
  return { isSent: false, reason: `mail-server-${responseCode}`, next: isForGood ? 'never' : 'again' };
}

function textOf({ title, body, link, language }: OutsideMessage, publicUrl: string | undefined): string {
  const way = publicUrl === undefined || link === '' ? [] : [publicUrl + link];
  return [title, ...(body ? [body] : []), ...way, `--\n${footer[language]}`].join('\n\n');
}

/** Mail by the city's mail server; the library is loaded with the first. */
export function createMailChannel({ mail: { url, from }, publicUrl }: Config): OutsideChannels['mail'] {
  let transport: Promise<Transporter> | undefined;
  const open = async () => {
    const { createTransport } = await import('nodemailer');
    const limits = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
    return createTransport({ ...mailServerOf(url!), ...limits, pool: true, maxConnections: connectionsAtOnce });
  };
  return {
    channel: 'mail',
    missing:
      url === undefined
        ? {
            'zh-CN': '没有设置邮件服务器，邮件通知暂不可用。请设置 FUDAO_MAIL_URL 和 FUDAO_MAIL_FROM。',
            en: 'There is no mail server, so mails are not available. Set FUDAO_MAIL_URL and FUDAO_MAIL_FROM.',
          }
        : null,
    close: async () => (await transport)?.close(),
    async send(message, address) {
      if (url === undefined) return { isSent: false, reason: 'mail-server-not-set', next: 'never' };
      try {
        const server = await (transport ??= open());
        const { title: subject, id } = message;
        const messageId = `<${id}@${new URL(url).hostname}>`;
        await server.sendMail({ from, to: { name: '', address }, subject, messageId, text: textOf(message, publicUrl) });
        return { isSent: true };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}
