import fc from 'fast-check';
import { withoutPerson } from './without-person.ts';

const person = { educationId: '20260001', name: '王小明' };

test('neither name nor education ID is left anywhere, and everything else is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (around) => {
      const value = { around, caller: { id: 'a1', name: person.name }, list: [[`学号${person.educationId}`], 7, null, true] };
      const left = withoutPerson(value, person);
      expect(JSON.stringify(left)).not.toMatch(/王小明|20260001/);
      expect(left).toEqual({ around, caller: { id: 'a1', name: '' }, list: [['学号'], 7, null, true] });
    }),
  );
});
