import type { Config } from '../../runtime/config.ts';
import type { MediaProvider } from '../provider/media-provider.ts';
import { signRoomToken, type TokenIssuer } from '../provider/room-token.ts';
import { sendOrder, type ServerOrder } from '../provider/send-order.ts';

/** Settings that were checked to be whole when the platform started. */
type Settings = Required<Pick<Config['jitsi'], 'url' | 'appId' | 'ordersUrl' | 'messageSecret'>> & Config['jitsi'];

export function isJitsiSetUp(jitsi: Config['jitsi']): jitsi is Settings {
  return jitsi.url !== undefined;
}

function keyOf({ secret, privateKey, keyId }: Settings): TokenIssuer['key'] {
  return secret === undefined ? { privateKey: privateKey!, keyId: keyId! } : { secret };
}

/** The official Jitsi beside a cluster; our module in its prosody carries out the orders and tells who came and left. */
export function createJitsiProvider(settings: Settings): MediaProvider {
  const { url, domain, appId, ordersUrl, messageSecret } = settings;
  const issuer: TokenIssuer = { appId, domain, key: keyOf(settings) };
  const order = (what: ServerOrder) => sendOrder(ordersUrl, messageSecret, what);
  return {
    name: 'jitsi',
    messageSecret,
    // Of the server itself, so that the two are of one version.
    library: `${url}/libs/lib-jitsi-meet.min.js`,
    entrance: async (grant) => ({
      token: await signRoomToken(issuer, grant),
      hosts: { domain, muc: `muc.${domain}`, focus: `focus.${domain}` },
      websocket: `${url.replace(/^http/, 'ws')}/xmpp-websocket`,
      mostPeople: null,
    }),
    end: (room, reason) => order({ order: 'end', room, reason }),
    remove: (room, personId) => order({ order: 'remove', room, personId }),
  };
}
