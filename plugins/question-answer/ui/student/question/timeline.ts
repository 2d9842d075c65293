import type { QuestionStage } from '../../shared/question/question-stage.ts';

export interface TimelinePoint {
  readonly key: 'asked' | 'guidance' | 'teacher' | 'answered' | 'adopted' | 'solved' | 'withdrawn';
  readonly icon: string;
  readonly status: 'done' | 'now' | 'later';
}

const icons: Readonly<Record<TimelinePoint['key'], string>> = {
  asked: 'send',
  guidance: 'lightbulb',
  teacher: 'school',
  answered: 'forum',
  adopted: 'star',
  solved: 'task_alt',
  withdrawn: 'undo',
};

/** Which point of the way a stage stands on. */
const standsOn: Readonly<Record<QuestionStage, TimelinePoint['key']>> = {
  guidance: 'guidance',
  waiting: 'teacher',
  'being-answered': 'teacher',
  answered: 'answered',
  adopted: 'adopted',
  solved: 'solved',
  withdrawn: 'withdrawn',
  held: 'asked',
  refused: 'asked',
};

const ended: readonly QuestionStage[] = ['adopted', 'solved', 'withdrawn'];

/** The way of a question from being asked to its end; guidance only where something was offered. */
export function timelineOf(stage: QuestionStage, hasMatches: boolean): TimelinePoint[] {
  const begun: TimelinePoint['key'][] = hasMatches ? ['asked', 'guidance'] : ['asked'];
  const keys: TimelinePoint['key'][] =
    stage === 'solved' || stage === 'withdrawn' ? [...begun, stage] : [...begun, 'teacher', 'answered', 'adopted'];
  const present = keys.indexOf(standsOn[stage]);
  return keys.map((key, index) => ({ key, icon: icons[key], status: statusOf(index, present, ended.includes(stage)) }));
}

function statusOf(index: number, present: number, isEnded: boolean): TimelinePoint['status'] {
  if (index < present || (index === present && isEnded)) return 'done';
  return index === present ? 'now' : 'later';
}
