import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { Grade, Subject, SubjectCatalogue } from './subject.ts';
import { SubjectsApiActions } from './subjects.actions.ts';

export type SubjectsState = SubjectCatalogue;

const initialState: SubjectsState = { subjects: [], grades: [] };

export const subjectsFeature = createFeature({
  name: 'questionAnswerSubjects',
  reducer: createReducer(
    initialState,
    on(SubjectsApiActions.loaded, (_, { catalogue: { subjects, grades } }): SubjectsState => ({ subjects, grades })),
  ),
  extraSelectors: ({ selectSubjects, selectGrades }) => ({
    selectSubjectsById: createSelector(selectSubjects, (subjects): ReadonlyMap<string, Subject> => new Map(subjects?.map((one) => [one.id, one]))),
    selectGradesById: createSelector(selectGrades, (grades): ReadonlyMap<number, Grade> => new Map(grades?.map((one) => [one.id, one]))),
  }),
});

export const { selectSubjects, selectGrades, selectSubjectsById, selectGradesById } = subjectsFeature;
