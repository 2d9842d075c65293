import { lifecycleChecks, type LifecycleSubject } from '@fudao/plugin-sdk/testing';
import type { Caller, Role } from '@fudao/plugin-sdk';
import { readPluginSource } from '../../src/plugin-manager/plugin-source.ts';
import { people } from './people.ts';
import { centreFolder, startCentre, type Centre } from './start-question-answer.ts';

/** The suite every plugin passes, on the embedded database; a restart is the next run of the same release. */
describe('the lifecycle of the Q&A centre', () => {
  let centre: Centre;
  let subject: LifecycleSubject;

  beforeAll(async () => {
    centre = await startCentre(undefined);
    const { manifest } = await readPluginSource(centreFolder);
    subject = {
      manifest,
      definition: centre.definition,
      caller: (role: Role): Caller => ({ ...people.ann, id: `a ${role}`, roles: [role] }),
      enable: (settings) => centre.enable(people.eastAdmin, settings),
      disable: () => centre.disable(people.eastAdmin),
      call: (action, params, as) => centre.call(action, params, as),
      exportPerson: (personId) => centre.definition.privacy.exportPerson(centre.systemContext(), personId),
      erasePerson: (personId) => centre.definition.privacy.erasePerson(centre.systemContext(), personId),
      health: () => centre.definition.health!(centre.systemContext()),
      restart: () => centre.restart(),
    };
  });
  afterAll(() => centre.stop());

  test.each(lifecycleChecks.map((check) => [check.title, check] as const))('%s', async (_, check) =>
    check.run(subject),
  );

  test('its health says what the search knows', async () => {
    await centre.untilSearchable();
    expect(await subject.health()).toEqual({ ok: true, detail: '3 bank questions can be searched' });
  });
});
