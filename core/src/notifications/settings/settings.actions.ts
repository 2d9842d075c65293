import { action, Type, type PluginContext, type Work } from '@fudao/plugin-sdk';
import { covers, quietLength, type QuietHours } from '../delivery/quiet-hours.ts';
import { nextDigest } from '../digest/next-digest.ts';
import { errors } from '../errors.ts';
import { policyOf, type NotificationsParts } from '../notifications-parts.ts';
import { ChoiceParams, closed, DigestSchema, NoParams, QuietHoursSchema, SettingsView } from '../schemas.ts';
import { isMinor, viewSettings } from './settings-view.ts';
import { lockSettings, saveChoice, saveSettings, settingsOf, type Settings } from './settings.repository.ts';

const mostQuietHours = 16;

const clockOf = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

type Context = Pick<PluginContext, 'caller' | 'now' | 'db' | 'transaction'>;

/** The person's row as it is, or as it begins; also kept the first time that there is a way outside. */
export async function ownSettings(work: Work, { caller }: Pick<Context, 'caller'>): Promise<Settings> {
  const known = await lockSettings(work.db, caller.id);
  return { ...(known ?? settingsOf(caller.id, isMinor(caller))), isMinor: isMinor(caller) };
}

function checkQuietHours(chosen: QuietHours, { caller }: Context, city: QuietHours): void {
  const length = quietLength(chosen);
  if (length === 0 || length > mostQuietHours * 60) throw errors.QUIET_TOO_LONG({ hours: mostQuietHours });
  if (!isMinor(caller) || covers(chosen, city)) return;
  throw errors.QUIET_TOO_SHORT({ from: clockOf(city.from), to: clockOf(city.to) });
}

function change(context: Context, changed: (settings: Settings) => Settings): Promise<void> {
  return context.transaction(async (work) => {
    await saveSettings(work.db, changed(await ownSettings(work, context)), context.now().getTime());
  });
}

export function defineSettingsActions(parts: NotificationsParts) {
  const { timeZone } = parts.platform.config;
  return {
    settings: action({
      rest: 'GET /settings',
      summary: 'How the caller wants to be told, with all that can be chosen.',
      allow: 'signed-in',
      params: NoParams,
      returns: SettingsView,
      handler: (ctx) => viewSettings(ctx, parts),
    }),

    choose: action({
      rest: 'PUT /choices/:kind',
      summary: 'Whether a kind of notification comes on a channel outside of the app.',
      allow: 'signed-in',
      params: ChoiceParams,
      returns: Type.Null(),
      status: 204,
      handler: async (ctx) => {
        const { kind, channel, isWanted } = ctx.params;
        await ctx.transaction(({ db }) => saveChoice(db, ctx.caller.id, { kind, channel, isWanted }));
        return null;
      },
    }),

    chooseQuietHours: action({
      rest: 'PUT /quiet-hours',
      summary: "The caller's own quiet hours; a student's cover the city's.",
      allow: 'signed-in',
      params: QuietHoursSchema,
      returns: SettingsView,
      handler: async (ctx) => {
        const { from, to } = ctx.params;
        checkQuietHours({ from, to }, ctx, policyOf(parts).studentQuietHours);
        await change(ctx, (settings) => ({ ...settings, quietHours: { from, to } }));
        return viewSettings(ctx, parts);
      },
    }),

    dropQuietHours: action({
      rest: 'DELETE /quiet-hours',
      summary: "Leaves the caller with the city's quiet hours, or with none.",
      allow: 'signed-in',
      params: NoParams,
      returns: SettingsView,
      handler: async (ctx) => {
        await change(ctx, (settings) => ({ ...settings, quietHours: null }));
        return viewSettings(ctx, parts);
      },
    }),

    chooseDigest: action({
      rest: 'PUT /digest',
      summary: 'Whether mails that can wait are put together, and when they come.',
      allow: 'signed-in',
      params: Type.Object(DigestSchema.properties, closed),
      returns: SettingsView,
      handler: async (ctx) => {
        const { every, minute, weekday } = ctx.params;
        const digest = { every, minute, weekday };
        const now = ctx.now().getTime();
        await change(ctx, (settings) => ({
          ...settings,
          digest,
          digestNextAt: nextDigest(digest, now, timeZone),
          // What came before it was chosen went out by itself.
          digestLastAt: settings.digest.every === 'never' ? now : settings.digestLastAt,
        }));
        return viewSettings(ctx, parts);
      },
    }),
  };
}
