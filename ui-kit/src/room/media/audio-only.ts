export type Quality = 'unknown' | 'good' | 'fair' | 'poor';

/** One look at the line. */
export interface LineSample {
  /** Of packets, 0 to 100. */
  readonly lossPercent: number;
  /** As the library rates it, 0 to 100. */
  readonly score: number;
}

export interface AudioOnlyState {
  readonly isAudioOnly: boolean;
  /** Samples in a row that speak against the present state. */
  readonly against: number;
}

export const fullLine: AudioOnlyState = { isAudioOnly: false, against: 0 };

const isBad = ({ lossPercent, score }: LineSample) => lossPercent >= 10 || score < 30;
const isGood = ({ lossPercent, score }: LineSample) => lossPercent <= 3 && score >= 60;

/** So many bad samples in a row (the library gives one about every 10 s with video, sooner without) turn pictures off... */
const offAfter = 3;
/** ...and so many good ones on again: a line that swings does not make the picture blink. */
const onAfter = 8;

/** Whether pictures go on, after one more look at the line. Between good and bad, nothing changes. */
export function afterSample(state: AudioOnlyState, sample: LineSample): AudioOnlyState {
  const isAgainst = state.isAudioOnly ? isGood(sample) : isBad(sample);
  if (!isAgainst) return { ...state, against: 0 };
  const against = state.against + 1;
  const enough = state.isAudioOnly ? onAfter : offAfter;
  return against >= enough ? { isAudioOnly: !state.isAudioOnly, against: 0 } : { ...state, against };
}

export function qualityOf(sample: LineSample): Quality {
  if (isBad(sample)) return 'poor';
  return isGood(sample) ? 'good' : 'fair';
}
