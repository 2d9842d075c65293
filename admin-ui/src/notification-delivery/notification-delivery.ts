import type { LocalText } from '@fudao/plugin-sdk';

export type OutsideChannel = 'push' | 'mail' | 'sms';

/** How one way outside works. */
export interface ChannelState {
  readonly channel: OutsideChannel;
  /** Why it cannot be used; null where it can. */
  readonly missing: LocalText | null;
  readonly waiting: number;
  readonly lateMs: number;
  /** Of seven days. */
  readonly sent: number;
  readonly dropped: number;
  readonly failed: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

export interface FailedDelivery {
  readonly id: string;
  readonly channel: OutsideChannel;
  readonly kind: string;
  readonly label: LocalText;
  readonly reason: string;
  readonly attempts: number;
  readonly createdAt: number;
  readonly endedAt: number;
}

export interface FailedPage {
  readonly items: readonly FailedDelivery[];
  readonly nextCursor: string | null;
}

/** What came of sending once more. */
export interface Retried {
  readonly retried: number;
  /** That would be of no use any more. */
  readonly tooOld: number;
  /** More of them follow by themselves. */
  readonly goesOn: boolean;
}

const minuteMs = 60_000;

/** `late`: what is due waits longer than a few tries would take; somebody should look. */
export function healthOf({ missing, failed, lateMs }: ChannelState): 'missing' | 'late' | 'failing' | 'well' {
  if (missing) return 'missing';
  if (lateMs > 5 * minuteMs) return 'late';
  return failed > 0 ? 'failing' : 'well';
}

const groups: readonly (readonly [RegExp, string])[] = [
  [/^mail-server-(535|EAUTH)/, 'mailPassword'],
  [/^mail-server-55\d/, 'mailRefused'],
  [/^mail-server-(E[A-Z]+|4\d\d)/, 'mailUnreachable'],
  [/^push-service-(401|403)/, 'pushKey'],
  [/^push-service-(timeout|unreachable|429|5\d\d)/, 'pushUnreachable'],
  [/^push-service-/, 'pushRefused'],
  [/^sms-/, 'sms'],
  [/^too-late/, 'tooLate'],
];

/** The key of the sentence for a reason; the code stands beside it for whoever looks closer. */
export function reasonText(reason: string): string {
  return groups.find(([pattern]) => pattern.test(reason))?.[1] ?? 'other';
}
