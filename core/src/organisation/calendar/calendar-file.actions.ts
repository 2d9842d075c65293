import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { action, BinaryAnswerSchema, commonErrors, Type } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { editCalendar, editDistrictCalendar } from '../permissions.ts';
import { findDistricts } from '../roster.repository.ts';
import { closed, Id } from '../schemas.ts';
import { readCalendar } from './calendar.repository.ts';
import { existingScope } from './calendar-scope.ts';
import { EntrySchema } from './edit-schemas.ts';
import { readState } from './history.repository.ts';
import { readIcalendar } from './icalendar/read-icalendar.ts';
import { reasons } from './icalendar/understand-event.ts';
import { writeIcalendar } from './icalendar/write-icalendar.ts';

const mostBytes = 1_000_000;

const ReadFileSchema = Type.Object(
  {
    entries: Type.Array(EntrySchema),
    leftOut: Type.Array(
      Type.Object({
        summary: Type.String(),
        date: Type.String(),
        reason: Type.Union([...reasons, 'not-yours' as const].map((reason) => Type.Literal(reason))),
      }),
    ),
    leftOutCount: Type.Integer(),
  },
  closed,
);

async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > mostBytes) throw commonErrors.TOO_LARGE();
  }
  return Buffer.concat(chunks);
}

export const calendarFile = action({
  rest: 'GET /calendar.ics',
  summary: 'The terms, holidays and make-up days of the city, and the days off of one district, as an iCalendar file.',
  allow: 'signed-in',
  answers: 'stream',
  params: Type.Object({ districtId: Type.Optional(Id) }, closed),
  returns: BinaryAnswerSchema,
  handler: async ({ db, params: { districtId } }) => {
    const district = districtId ?? null;
    const [found] = district === null ? [] : await findDistricts(db, [district]);
    if (district !== null && !found) throw errors.DISTRICT_NOT_FOUND();
    const states = await Promise.all([readState(db, null), ...(district === null ? [] : [readState(db, district)])]);
    const changedAt = Math.max(...states.map((state) => state.changedAt));
    const calendar = await readCalendar(db, district);
    const name = found ? `校历（${found.name}）` : '校历';
    const buffer = Buffer.from(await writeIcalendar({ name, district, calendar, changedAt }));
    const etag = `"${createHash('sha256').update(buffer).digest('base64url').slice(0, 27)}"`;
    const headers = {
      etag,
      'cache-control': 'private, no-cache',
      'content-disposition': 'attachment; filename="school-calendar.ics"',
    };
    return { buffer, contentType: 'text/calendar; charset=utf-8', headers };
  },
});

export const readCalendarFile = action({
  rest: 'POST /calendar-files',
  summary:
    'What an iCalendar file (the body itself, up to 1 MB) says of school days, and what of it is left out; nothing is saved.',
  allow: [editCalendar, editDistrictCalendar],
  body: 'stream',
  status: 200,
  timeoutMs: 60_000,
  params: Type.Object({ districtId: Type.Optional(Id) }, closed),
  returns: ReadFileSchema,
  handler: async (context) => {
    if (!context.stream) throw commonErrors.INVALID({ reason: { 'zh-CN': '没有文件', en: 'there is no file' } });
    const scope = await existingScope(context, context.params.districtId);
    return readIcalendar(await wholeOf(context.stream), (kind) => (kind === 'free') === (scope !== null));
  },
});
