import { parseSeed, readSeed } from './seed.ts';
import { readSubjects } from './subjects.ts';

describe('what an installation starts with', () => {
  test('about 90 usable questions over nine subjects, each with knowledge points of ours', async () => {
    const subjects = await readSubjects();
    const { questions, knowledgePoints } = (await readSeed(subjects)).content();
    expect(questions.length).toBeGreaterThanOrEqual(80);
    expect(new Set(questions.map(({ subject }) => subject)).size).toBe(9);
    expect(questions.filter(({ incomplete }) => incomplete)).toEqual([]);
    expect(questions.filter(({ knowledgePointIds }) => knowledgePointIds.length === 0)).toEqual([]);
    expect(questions.filter(({ thinking, steps }) => thinking === '' || steps.length === 0)).toEqual([]);
    const ids = new Set(knowledgePoints.map(({ id }) => id));
    expect(questions.flatMap(({ knowledgePointIds }) => knowledgePointIds).filter((id) => !ids.has(id))).toEqual([]);
    expect(knowledgePoints.filter(({ parentId }) => parentId !== null && !ids.has(parentId))).toEqual([]);
    expect(questions.filter(({ grade }) => grade === null || !subjects.isGrade(grade))).toEqual([]);
  });

  test('a mistake names the entry', async () => {
    const subjects = await readSubjects();
    expect(() => parseSeed('[]', '[{ id: x }]', subjects)).toThrow('entry 1');
    expect(() => parseSeed('[{ id: x }]', '[]', subjects)).toThrow('knowledge-points.yaml: 0.subject');
  });
});
