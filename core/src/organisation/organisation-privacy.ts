import { none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';

const changes = 'organisation_calendar_changes';

export const organisationPrivacy: RoomPrivacy = {
  tables: {
    organisation_districts: none('Places.'),
    organisation_schools: none('Places.'),
    organisation_class_groups: none('Class groups; who is in one stands with the account.'),
    organisation_terms: none('The calendar.'),
    organisation_marked_days: none('The calendar.'),
    organisation_district_days: none('The calendar.'),
    organisation_calendar_states: none('How often the calendar was changed.'),
    [changes]: pseudonym('Which administrator changed the calendar, by id and name; the name goes.'),
  },
  exportPerson: async ({ db }, personId) => ({
    calendarChanges: await db.select(
      `SELECT scope, revision, kind, change_text, changed_at FROM ${changes} WHERE changed_by = :personId`,
      { personId },
    ),
  }),
  async erasePerson({ db }, personId) {
    await db.update(changes, { changed_by_name: '' }, { changed_by: personId });
  },
};
