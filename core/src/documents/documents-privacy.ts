import { erased, none, type RoomPrivacy } from '../runtime/room-privacy.ts';

/** Documents are exported and erased with the plugin that they belong to, so not by this room itself. */
export const documentsPrivacy: RoomPrivacy = {
  tables: {
    documents_documents: erased('What plugins keep; a document names the person whose it is.'),
    documents_usage: none('How much each plugin keeps in each district.'),
  },
};
