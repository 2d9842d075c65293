import { ConsentMemory, type KnownStudent } from './consent-memory.ts';

const student = (birthDate: string): KnownStudent => ({ birthDate, districtId: 'd', schoolId: 's', decisions: new Map() });

describe('what a node remembers of students', () => {
  let now: number;
  let reads: ((student: KnownStudent | undefined) => void)[];
  let memory: ConsentMemory;

  beforeEach(() => {
    [now, reads] = [0, []];
    memory = new ConsentMemory(() => new Promise((resolve) => reads.push(resolve)), () => new Date(now));
  });

  test('is read once, and again after a while or a change', async () => {
    const first = memory.find('a');
    reads[0]!(student('2012-01-01'));
    expect(await first).toBe(memory.peek('a'));
    now += 29_999;
    expect(memory.peek('a')).toBeDefined();
    now += 1;
    expect(memory.peek('a')).toBeUndefined();
    const second = memory.find('a');
    reads[1]!(student('2012-01-01'));
    await second;
    memory.forget(['a']);
    expect(memory.peek('a')).toBeUndefined();
  });

  test('is nothing that was read before a change', async () => {
    const found = memory.find('a');
    memory.forget(['a']);
    reads[0]!(student('2012-01-01'));
    await found;
    expect(memory.peek('a')).toBeUndefined();
  });

  test('is nobody who is not known', async () => {
    const found = memory.find('nobody');
    reads[0]!(undefined);
    expect(await found).toBeUndefined();
    expect(memory.peek('nobody')).toBeUndefined();
  });
});
