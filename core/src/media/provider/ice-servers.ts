import { createHmac, randomBytes } from 'node:crypto';

/** By whom two browsers behind routers find each other. */
export interface IceSettings {
  /** Tell a browser how others see it: `stun:host:port`. */
  readonly stunUrls: readonly string[];
  /** Pass sound on where two browsers cannot reach each other: `turn:host:port`, `turns:host:port?transport=tcp`. */
  readonly turnUrls: readonly string[];
  /** Shared with the TURN servers (coturn: `static-auth-secret`). */
  readonly turnSecret?: string | undefined;
}

/** As `RTCPeerConnection` takes them. */
export interface IceServer {
  readonly urls: string[];
  readonly username?: string;
  readonly credential?: string;
}

/** A line that came back late is still let in. */
const slackSeconds = 300;

/**
 * Servers for one person and one room. Of TURN with credentials that end with the room, made as draft-uberti-behave-
 * turn-rest-00 says: the name is the moment of their end and something that tells nothing of the person, the password
 * its HMAC-SHA1.
 * @param endsAt milliseconds since 1970
 */
export function iceServersFor({ stunUrls, turnUrls, turnSecret }: IceSettings, endsAt: number): IceServer[] {
  const servers: IceServer[] = [];
  if (stunUrls.length > 0) servers.push({ urls: [...stunUrls] });
  if (turnUrls.length > 0 && turnSecret !== undefined) {
    const username = `${Math.ceil(endsAt / 1_000) + slackSeconds}:${randomBytes(6).toString('hex')}`;
    servers.push({ urls: [...turnUrls], username, credential: createHmac('sha1', turnSecret).update(username).digest('base64') });
  }
  return servers;
}
