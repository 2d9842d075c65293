import type { ApiClient } from '../../core/src/testing/api-client.ts';

/** As a district administrator does it in the staff app, with the settings as they come. */
export async function enableQuestionAnswer(administrator: ApiClient): Promise<void> {
  const path = '/api/plugin-manager/plugins/question-answer';
  const { body } = await administrator.get<{ installation: { revision: number } }>(path);
  const wanted = { enabled: true, settings: {}, expectedRevision: body.installation.revision };
  (await administrator.put(`${path}/installation`, wanted)).expect(200);
}
