import { none, type RoomPrivacy } from '../runtime/room-privacy.ts';

export const organisationPrivacy: RoomPrivacy = {
  tables: {
    organisation_districts: none('Places.'),
    organisation_schools: none('Places.'),
    organisation_class_groups: none('Class groups; who is in one stands with the account.'),
    organisation_terms: none('The calendar.'),
    organisation_marked_days: none('The calendar.'),
  },
};
