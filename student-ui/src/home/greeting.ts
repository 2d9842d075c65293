import { cityHour } from '@fudao/ui-kit/shell';

/** The key of the greeting for an hour of the city's day. */
export function greetingKey(now: number): string {
  const hour = cityHour(now);
  if (hour < 5) return 'home.night';
  if (hour < 11) return 'home.morning';
  if (hour < 14) return 'home.noon';
  if (hour < 18) return 'home.afternoon';
  return 'home.evening';
}
