import { join } from 'node:path';
import { findSystemProgram } from '../runtime/find-system-program.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { EmbeddedProvider } from './embedded/embedded-provider.ts';
import { errors } from './errors.ts';
import { createJitsiProvider, isJitsiSetUp } from './jitsi/jitsi-provider.ts';
import { readMediaPolicy, type MediaPolicy } from './media-policy.ts';
import { mediaPrivacy } from './media-privacy.ts';
import { defineMediaService } from './media.service.ts';
import { permissions } from './permissions.ts';
import type { MediaProvider } from './provider/media-provider.ts';
import { events } from './schemas.ts';

const howToGet = 'Rooms have text and board, and no audio: prosody is not installed. On Debian: apt-get install prosody';

/** Of a single node: the rooms of a cluster would be on several servers. */
function embeddedProvider({ config, log, now, call }: Platform): EmbeddedProvider | undefined {
  if (!config.media.embedded || config.nats.url || !config.roles.includes('gateway')) return undefined;
  // Never asked for its version: that would start a server.
  const program = findSystemProgram('prosody');
  if (program === undefined) return void log.warn({}, howToGet);
  return new EmbeddedProvider({
    ...{ program, log, now, folder: join(config.dataFolder, 'prosody') },
    isOpen: async (name) => (await call<{ isOpen: boolean }>('media.isOpen', { name })).isOpen,
    onLost: (at) => void call('media.lineLost', { at }).catch((error: unknown) => log.error({ err: error }, 'stays were not closed')),
  });
}

/** Rooms for live audio: who may come in, who was there, and when it ends. */
export function createMediaRoom(platform: Platform, given?: MediaProvider, policy: MediaPolicy = readMediaPolicy()): Room {
  const { jitsi } = platform.config;
  const remote = given ?? (isJitsiSetUp(jitsi) ? createJitsiProvider(jitsi) : undefined);
  const embedded = remote ? undefined : embeddedProvider(platform);
  return {
    name: 'media',
    service: defineMediaService({ provider: remote ?? embedded, policy, ice: platform.config.media }),
    permissions,
    errors,
    events,
    privacy: mediaPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    ...(embedded && { line: embedded.line, start: () => Promise.resolve(() => embedded.stop()) }),
  };
}
