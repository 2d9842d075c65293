import { action, Type } from '@fudao/plugin-sdk';
import { editCalendar } from '../../permissions.ts';
import { closed, DateText } from '../../schemas.ts';
import { knownYears, readArrangement } from './arrangement.ts';

const PublishedSchema = Type.Object(
  {
    year: Type.Integer(),
    /** Null where the year's arrangement is not published, or the platform does not know it. */
    notice: Type.Union([Type.Object({ title: Type.String(), publishedOn: DateText }, closed), Type.Null()]),
    /** Years whose arrangement is known. */
    years: Type.Array(Type.Integer()),
  },
  closed,
);

/** @param folder of the files, one a year */
export function publishedActions(folder: string) {
  return {
    publishedHolidays: action({
      rest: 'GET /published-holidays/:year',
      summary: "Whether the published arrangement of a year's holidays is known, by which notice, and of which years.",
      allow: [editCalendar],
      params: Type.Object({ year: Type.Integer({ minimum: 2000, maximum: 2099 }) }, closed),
      returns: PublishedSchema,
      handler: async ({ params: { year } }) => {
        const known = await readArrangement(folder, year);
        const notice = known && { title: known.title, publishedOn: known.publishedOn };
        return { year, notice, years: await knownYears(folder) };
      },
    }),
  };
}
