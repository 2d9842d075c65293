import type { Config } from '../../runtime/config.ts';
import type { OutsideChannels, Receiver } from './channel.ts';
import { createFileSmsGateway } from './file-sms-gateway.ts';

/** Hands a short message to whoever sends it. A city's operator brings an own one for its provider. */
export interface SmsGateway {
  /** Twice with one id is one message. */
  hand(message: { readonly id: string; readonly to: string; readonly text: string; readonly personId: string }): Promise<void>;
  /** Removes what it still keeps of a person who is erased. */
  forget?(person: Receiver): Promise<void>;
}

function gatewayOf({ sms, production, dataFolder }: Config): SmsGateway | null {
  const chosen = sms.gateway ?? (production ? 'none' : 'file');
  return chosen === 'file' ? createFileSmsGateway(dataFolder) : null;
}

/** Short messages; without more than the neutral sentence. */
export function createSmsChannel(config: Config, gateway: SmsGateway | null = gatewayOf(config)): OutsideChannels['sms'] {
  return {
    channel: 'sms',
    missing: gateway
      ? null
      : {
          'zh-CN': '没有设置短信网关，短信通知暂不可用。',
          en: 'There is no SMS gateway, so short messages are not available.',
        },
    forget: async (person) => gateway?.forget?.(person),
    async send({ id, title, personId }, to) {
      if (!gateway) return { isSent: false, reason: 'sms-gateway-not-set', next: 'never' };
      try {
        await gateway.hand({ id, to, text: `【辅导】${title}`, personId });
        return { isSent: true };
      } catch (error) {
        // The number may stand in the error's own words.
        return { isSent: false, reason: `sms-gateway-${(error as NodeJS.ErrnoException).code ?? 'failed'}`, next: 'again' };
      }
    },
  };
}
