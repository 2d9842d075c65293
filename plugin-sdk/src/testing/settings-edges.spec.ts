import { Ajv } from 'ajv';
import { edgeSettings, settingsPastTheEdge } from './settings-edges.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
    mood: { type: 'string', enum: ['calm', 'loud'], default: 'calm' },
    isOpen: { type: 'boolean', default: true },
    motto: { type: 'string', maxLength: 3, default: '' },
  },
};
const validate = new Ajv().compile(schema);

describe('the edges of settings', () => {
  test('are each value alone, then all the first and all the last together', () => {
    expect(edgeSettings(schema)).toEqual([
      { size: 1 },
      { size: 9 },
      { mood: 'calm' },
      { mood: 'loud' },
      { isOpen: false },
      { isOpen: true },
      { motto: 'aaa' },
      { size: 1, mood: 'calm', isOpen: false, motto: 'aaa' },
      { size: 9, mood: 'loud', isOpen: true, motto: 'aaa' },
    ]);
    expect(edgeSettings(undefined)).toEqual([{}, {}]);
  });

  test('fit the schema, and what is past them does not', () => {
    for (const settings of edgeSettings(schema)) expect(validate(settings)).toBe(true);
    const past = settingsPastTheEdge(schema);
    expect(past).toHaveLength(6);
    for (const settings of past) expect(validate(settings)).toBe(false);
  });
});
