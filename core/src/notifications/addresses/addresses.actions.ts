import { action, commonErrors, Type, type ActionContext, type Language, type Static } from '@fudao/plugin-sdk';
import { demandConsent } from '../consent/outside-consent.ts';
import { errors } from '../errors.ts';
import type { NotificationsParts } from '../notifications-parts.ts';
import { AddressParams, AddressView, ConfirmAddressParams, GiveAddressParams } from '../schemas.ts';
import { isMinor, viewAddress } from '../settings/settings-view.ts';
import { ownSettings } from '../settings/settings.actions.ts';
import { saveSettings } from '../settings/settings.repository.ts';
import { codeLifetimeMs, hashCode, judgeCode, mostCodesPerDay, newCode, type CodeVerdict } from './address-code.ts';
import { lockAddress, saveAddress, type Address, type AddressChannel } from './addresses.repository.ts';
import { fitAddress } from './fit-address.ts';

const dayMs = 24 * 3_600_000;

const emptyAddress = (accountId: string, channel: AddressChannel, language: Language): Address => ({
  ...{ accountId, channel, language, address: null, verifiedAt: null, pending: null, code: null, codesSince: 0, codesSent: 0 },
});

type GiveContext = ActionContext<Static<typeof GiveAddressParams>>;

/** Notes what was given and the hash of its code; the address confirmed before goes on being used. */
function expectCode(context: GiveContext, pending: string, hash: string): Promise<Address> {
  const { caller, params } = context;
  const { channel, language } = params;
  const now = context.now().getTime();
  return context.transaction(async (work) => {
    await saveSettings(work.db, await ownSettings(work, context), now);
    const known = (await lockAddress(work.db, caller.id, channel)) ?? emptyAddress(caller.id, channel, language);
    const isNewDay = now - known.codesSince >= dayMs;
    const codesSent = (isNewDay ? 0 : known.codesSent) + 1;
    if (codesSent > mostCodesPerDay) throw errors.TOO_MANY_CODES({ most: mostCodesPerDay });
    const code = { hash, expiresAt: now + codeLifetimeMs, attempts: 0 };
    const address = { ...known, language, pending, code, codesSent, codesSince: isNewDay ? now : known.codesSince };
    await saveAddress(work.db, address);
    return address;
  });
}

/** Sent at once and by nobody else: the code stands in no table. */
async function sendCode(context: GiveContext, parts: NotificationsParts, to: string, code: string): Promise<void> {
  const { channel, language } = context.params;
  const title = language === 'en' ? `${code} is your code for Fudao. It holds for 15 minutes.` : `您的辅导平台验证码是 ${code}，15 分钟内有效。`;
  const message = { id: context.newId(), personId: context.caller.id, tag: 'code', title, link: '', language, isUrgent: true, usefulSeconds: codeLifetimeMs / 1_000 };
  const outcome = await parts.channels[channel].send(message, to);
  if (outcome.isSent) return;
  context.log.warn({ channel, reason: outcome.reason }, 'a code could not be sent');
  throw errors.CODE_NOT_SENT();
}

export function defineAddressActions(parts: NotificationsParts) {
  const key = parts.platform.config.identity.tokenSecret ?? '';
  return {
    giveAddress: action({
      rest: 'POST /addresses/:channel',
      summary: 'An address of the caller’s own for mails or short messages; a code is sent there.',
      allow: 'signed-in',
      timeoutMs: 30_000,
      params: GiveAddressParams,
      returns: AddressView,
      handler: async (ctx) => {
        const { channel } = ctx.params;
        if (parts.channels[channel].missing) throw errors.CHANNEL_MISSING();
        const address = fitAddress(channel, ctx.params.address);
        if (address === null) throw errors.ADDRESS_UNFIT();
        await demandConsent(ctx.call, { accountId: ctx.caller.id, isMinor: isMinor(ctx.caller) });
        const code = newCode();
        const expected = await expectCode(ctx, address, hashCode(key, ctx.caller.id, address, code));
        await sendCode(ctx, parts, address, code);
        return viewAddress(expected);
      },
    }),

    confirmAddress: action({
      rest: 'POST /addresses/:channel/code',
      summary: 'The code that came to the address: from then on notifications go there.',
      allow: 'signed-in',
      params: ConfirmAddressParams,
      returns: AddressView,
      handler: async (ctx) => {
        const { caller, params } = ctx;
        await demandConsent(ctx.call, { accountId: caller.id, isMinor: isMinor(caller) });
        const now = ctx.now().getTime();
        const { verdict, address } = await ctx.transaction(async (work): Promise<{ verdict: CodeVerdict; address?: Address }> => {
          const known = await lockAddress(work.db, caller.id, params.channel);
          if (!known?.pending || !known.code) return { verdict: 'expired' };
          const given = hashCode(key, caller.id, known.pending, params.code.trim());
          const verdict = judgeCode(known.code, given, now);
          if (verdict === 'wrong') await saveAddress(work.db, { ...known, code: { ...known.code, attempts: known.code.attempts + 1 } });
          if (verdict !== 'right') return { verdict };
          const address = { ...known, address: known.pending, verifiedAt: now, pending: null, code: null };
          await saveAddress(work.db, address);
          work.record({ kind: 'notifications.address-confirmed', subjectId: caller.id, personId: caller.id, payload: { channel: params.channel } });
          return { verdict, address };
        });
        if (verdict === 'wrong') throw errors.CODE_WRONG();
        if (!address) throw errors.CODE_ENDED();
        return viewAddress(address);
      },
    }),

    removeAddress: action({
      rest: 'DELETE /addresses/:channel',
      summary: 'Forgets the caller’s address.',
      allow: 'signed-in',
      status: 204,
      params: AddressParams,
      returns: Type.Null(),
      handler: async (ctx) => {
        const { caller, params: { channel } } = ctx;
        await ctx.transaction(async (work) => {
          const known = await lockAddress(work.db, caller.id, channel);
          if (!known) throw commonErrors.NOT_FOUND();
          // The count of codes stays: otherwise removing it would be a way around the limit of a day.
          await saveAddress(work.db, { ...known, address: null, verifiedAt: null, pending: null, code: null });
          if (known.address === null) return;
          work.record({ kind: 'notifications.address-removed', subjectId: caller.id, personId: caller.id, payload: { channel } });
        });
        return null;
      },
    }),
  };
}
