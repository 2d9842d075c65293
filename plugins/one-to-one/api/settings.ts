/** A district's settings of this plugin (plugin.json `settings`). */
export interface Settings {
  /** Whose teachers its students may call. */
  reach: 'city' | 'district';
  /** Whether two who both want it may see each other. */
  video: 'off' | 'allowed';
  /** Whether the sound of its students' sessions is recorded, with their consent. */
  recordAudio: boolean;
  /** How long one teacher's screen rings. */
  ringSeconds: number;
  /** How long a student may wait for a free teacher before the Q&A centre is offered instead. */
  longestWaitMinutes: number;
}
