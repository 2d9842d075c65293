import { type AskHead, byState, type StudentAnswer, type StudentLine } from './consent.ts';

const ask = (purpose: string): AskHead => ({ purpose, pluginId: '', version: '1', isOptional: true, name: { 'zh-CN': purpose, en: purpose } });
const answer = (purpose: string, state: StudentAnswer['state']): StudentAnswer => ({ purpose, pluginId: '', state, givenBy: null, since: null });
const line = (...items: StudentAnswer[]): StudentLine => ({
  ...{ studentId: 's', educationId: 'e', name: 'n', className: 'c', age: 'guardian', ofAgeOn: null, askedAt: null, codeUntil: null },
  items,
});

describe("a student's answers", () => {
  it('are put together by how they stand, what is to be done first', () => {
    const asks = [ask('a'), ask('b'), ask('c')];
    const groups = byState(line(answer('a', 'allowed'), answer('b', 'missing'), answer('c', 'allowed')), asks);
    expect(groups.map(({ state, names }) => [state, ...names.map(({ en }) => en)])).toEqual([
      ['missing', 'b'],
      ['allowed', 'a', 'c'],
    ]);
  });
});
