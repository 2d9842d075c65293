import type { LocalText } from '@fudao/plugin-sdk';
import { errors } from '../../errors.ts';
import { mostEntries, type CalendarEntry } from '../edit-schemas.ts';
import { icalendarFormat, propertyOf, type JcalComponent } from './jcal.ts';
import { summaryOf, understandEvent, type Reason } from './understand-event.ts';

const mostEvents = 5_000;
/** A line put together again; a name of a holiday has far less. */
const longestLine = 16_384;
const mostNamed = 100;

export interface LeftOut {
  summary: string;
  /** The date as the file has it. */
  date: string;
  reason: Reason | 'not-yours';
}

export interface ReadFile {
  entries: CalendarEntry[];
  /** The first of the events that are left out, and how many there are. */
  leftOut: LeftOut[];
  leftOutCount: number;
}

function refusal(zh: string, en: string, cause?: unknown): Error {
  const reason: LocalText = { 'zh-CN': zh, en };
  return errors.CALENDAR_FILE_INVALID({ reason }, { cause });
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refusal('不是 UTF-8 编码', 'it is not in UTF-8', error);
  }
}

/** The library looks through a line more than once; a file of one line is none of ours. */
function checkLines(text: string): void {
  let length = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    length = /^[ \t]/.test(line) ? length + line.length : line.length;
    if (length > longestLine) throw refusal('其中有一行过长', 'a line of it is too long');
  }
}

async function parse(text: string): Promise<JcalComponent[]> {
  const format = await icalendarFormat();
  let parsed: unknown;
  try {
    parsed = format.parse(text);
  } catch (error) {
    throw refusal('不是完整的 iCalendar（.ics）文件', 'it is no whole iCalendar (.ics) file', error);
  }
  // One calendar, or several one after the other.
  const calendars = (typeof (parsed as unknown[])[0] === 'string' ? [parsed] : parsed) as JcalComponent[];
  if (calendars.length === 0 || calendars.some(([name]) => name !== 'vcalendar')) {
    throw refusal('其中没有日历', 'there is no calendar in it');
  }
  return calendars;
}

/** @param isOwn whether a kind of entry is for the part of the calendar that is changed */
function sort(events: readonly JcalComponent[], isOwn: (kind: CalendarEntry['kind']) => boolean): ReadFile {
  const entries = new Map<string, CalendarEntry>();
  const leftOut: LeftOut[] = [];
  for (const event of events) {
    const understood = understandEvent(event);
    if ('entry' in understood && isOwn(understood.entry.kind)) {
      entries.set(JSON.stringify(understood.entry), understood.entry);
    } else {
      const reason = 'reason' in understood ? understood.reason : 'not-yours';
      leftOut.push({
        summary: summaryOf(event).slice(0, 80),
        date: String(propertyOf(event, 'dtstart')?.[3] ?? '').slice(0, 25),
        reason,
      });
    }
  }
  const inOrder = [...entries.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { entries: inOrder, leftOut: leftOut.slice(0, mostNamed), leftOutCount: leftOut.length };
}

/**
 * What an iCalendar file (RFC 5545) says of school days. Recurrences are never expanded.
 * @throws ORGANISATION_CALENDAR_FILE_INVALID
 */
export async function readIcalendar(
  bytes: Uint8Array,
  isOwn: (kind: CalendarEntry['kind']) => boolean,
): Promise<ReadFile> {
  const text = decode(bytes);
  checkLines(text);
  const events = (await parse(text)).flatMap(([, , components]) => components).filter(([name]) => name === 'vevent');
  if (events.length > mostEvents) throw refusal('其中的日程太多', 'it has too many events');
  const read = sort(events, isOwn);
  if (read.entries.length > mostEntries) throw refusal('其中的日程太多', 'it has too many events');
  return read;
}
