import type { Quality } from './audio-only.ts';
import { noLine, type LineState } from './line-state.ts';
import type { MediaRoom } from './ticket.ts';

/** What one's own microphone, camera or screen does, or why it does nothing. */
export type SourceState = 'off' | 'starting' | 'on' | 'muted' | 'refused' | 'missing' | 'in-use';

/** Somebody else in the room. */
export interface RemoteMember {
  /** At the media server; another one after each coming back. */
  readonly id: string;
  /** The platform's account, where the server tells it. */
  readonly accountId: string | null;
  readonly audio: MediaStream | null;
  readonly camera: MediaStream | null;
  readonly screen: MediaStream | null;
  readonly isMuted: boolean;
  readonly isSpeaking: boolean;
  readonly quality: Quality;
}

/** All that a room shows of a line. Replaced as a whole when something changes. */
export interface MediaView {
  readonly line: LineState;
  readonly room: MediaRoom | null;
  readonly microphone: SourceState;
  readonly camera: SourceState;
  readonly screen: SourceState;
  /** What the microphone gives, silent while muted; also when nobody hears it yet. */
  readonly ownMicrophone: MediaStream | null;
  readonly ownCamera: MediaStream | null;
  readonly ownScreen: MediaStream | null;
  readonly isSpeaking: boolean;
  readonly isAudioOnly: boolean;
  /** Who turned pictures off: the person, or a weak line. */
  readonly audioOnlyBy: 'person' | 'line' | null;
  readonly quality: Quality;
  /** Whether bytes can flow: two people send to each other directly, so somebody has to be there. */
  readonly isConnectedToOther: boolean;
  readonly members: readonly RemoteMember[];
}

export const noMedia: MediaView = {
  line: noLine,
  room: null,
  microphone: 'off',
  camera: 'off',
  screen: 'off',
  ownMicrophone: null,
  ownCamera: null,
  ownScreen: null,
  isSpeaking: false,
  isAudioOnly: false,
  audioOnlyBy: null,
  quality: 'unknown',
  isConnectedToOther: false,
  members: [],
};
