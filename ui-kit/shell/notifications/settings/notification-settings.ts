import type { LocalText } from '@fudao/plugin-sdk';

export type OutsideChannel = 'push' | 'mail' | 'sms';
export type AddressChannel = Exclude<OutsideChannel, 'push'>;

export interface KindChoice {
  readonly kind: string;
  readonly label: LocalText;
  readonly isUrgent: boolean;
  readonly isObligatory: boolean;
  readonly isMuted: boolean;
  readonly channels: Readonly<Record<OutsideChannel, boolean>>;
}

/** Minutes of the day. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

export interface Digest {
  readonly every: 'never' | 'day' | 'week';
  readonly minute: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

export interface OwnAddress {
  readonly channel: AddressChannel;
  readonly address: string | null;
  readonly verifiedAt: number | null;
  readonly pending: string | null;
  readonly codeExpiresAt: number | null;
}

export interface PushDevice {
  readonly id: string;
  readonly name: LocalText;
  readonly endpointHash: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

/** What the server says of how a person wants to be told. */
export interface NotificationSettings {
  readonly kinds: readonly KindChoice[];
  readonly available: readonly OutsideChannel[];
  readonly quietHours: QuietHours | null;
  readonly cityQuietHours: QuietHours | null;
  readonly digest: Digest;
  readonly digestNextAt: number | null;
  /** Of a student: whether reminders may leave the app; null of whom nobody is asked. */
  readonly consent: { readonly allowed: boolean; readonly why: string | null } | null;
  readonly addresses: readonly OwnAddress[];
  readonly devices: readonly PushDevice[];
  readonly pushKey: string;
}

const two = (number: number) => String(number).padStart(2, '0');

/** `22:00`, as a time field writes it. */
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Minutes of what a time field holds; null while it is empty. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** The settings with one kind's choice changed, before the server has said so. */
export function withChoice(
  settings: NotificationSettings,
  kind: string,
  channel: OutsideChannel | 'in-app',
  isWanted: boolean,
): NotificationSettings {
  const change = (one: KindChoice): KindChoice =>
    channel === 'in-app'
      ? { ...one, isMuted: !isWanted }
      : { ...one, channels: { ...one.channels, [channel]: isWanted } };
  return { ...settings, kinds: settings.kinds.map((one) => (one.kind === kind ? change(one) : one)) };
}
