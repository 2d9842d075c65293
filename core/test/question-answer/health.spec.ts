import { startCentre, type Centre } from './start-question-answer.ts';

describe('the health of the Q&A centre', () => {
  let centre: Centre;

  beforeAll(async () => {
    centre = await startCentre(undefined);
  });
  afterAll(() => centre.stop());

  test('says what the search knows', async () => {
    await centre.untilSearchable();
    const health = await centre.definition.health!(centre.systemContext());
    expect(health).toEqual({ ok: true, detail: '3 bank questions can be searched' });
  });
});
