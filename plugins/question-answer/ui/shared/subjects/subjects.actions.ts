import { createActionGroup, props } from '@ngrx/store';
import type { SubjectCatalogue } from './subject.ts';

export const SubjectsApiActions = createActionGroup({
  source: 'Q&A Subjects API',
  events: { Loaded: props<{ catalogue: SubjectCatalogue }>() },
});
