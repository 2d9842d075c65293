import type { MediaPolicy } from './media-policy.ts';
import type { IceSettings } from './provider/ice-servers.ts';
import type { MediaProvider } from './provider/media-provider.ts';

/** What the room's actions share. */
export interface MediaParts {
  /** Undefined where no media server is set up or installed: then rooms have text and board alone. */
  readonly provider: MediaProvider | undefined;
  readonly policy: MediaPolicy;
  readonly ice: IceSettings;
}
