import type { PluginContext } from '@fudao/plugin-sdk';
import type { CallRecording, Settings } from '../../api.ts';

/** Of config/policies/consent.yaml. */
export const recordingPurpose = 'session-recording';

export async function hasConsent({ call }: Pick<PluginContext, 'call'>, studentId: string): Promise<boolean> {
  return (await call<{ allowed: boolean }>('consent.check', { studentId, purpose: recordingPurpose })).allowed;
}

/** What the student's district wants, and the student's side allows. */
export async function recordingFor(ctx: Pick<PluginContext<Settings>, 'call' | 'settings'>, studentId: string): Promise<CallRecording> {
  if (!ctx.settings.recordAudio) return 'off';
  return (await hasConsent(ctx, studentId)) ? 'on' : 'no-consent';
}
