import type { Rules } from '../rules/rules-schema.ts';
import { apart } from './apart.ts';
import type { City } from './city.ts';
import { fixed, type Constraint, type Span } from './constraint.ts';
import type { Activity, Facts, StudentFacts, TeacherFacts, Use } from './facts.ts';
import { openHours } from './open-hours.ts';
import { countCap, timeCap } from './period-cap.ts';
import { united } from './spans.ts';
import { withoutBreak } from './without-break.ts';

const minuteMs = 60_000;
const live: readonly Activity[] = ['session', 'class', 'seat'];
const of = (uses: readonly Use[], kinds: readonly Activity[]) => uses.filter(({ activity }) => kinds.includes(activity));

/** Who asks for what, under which rules and facts. */
interface Case {
  readonly activity: Activity;
  readonly rules: Rules;
  readonly facts: Facts;
  readonly city: City;
}

function opener({ rules, facts, activity }: Case): Constraint[] {
  const { openerRoles } = facts;
  const roles = (rules.openers as Partial<Record<Activity, readonly string[]>>)[activity];
  if (!roles || !openerRoles || roles.some((role) => openerRoles.includes(role))) return [];
  return [fixed('opener', 0, { roles })];
}

/** Whoever is suspended is booked by nobody, whenever it would begin: what was planned is released as well. */
function suspended({ facts: { isSuspended } }: Case): Constraint[] {
  return isSuspended ? [fixed('suspended', 0)] : [];
}

function admission({ admission: state, admittedUntil }: TeacherFacts): Constraint {
  const isAdmitted = state === 'admitted';
  return {
    ...fixed('admission', 0, { state }),
    roomAt: (at) => (isAdmitted ? Math.max(0, (admittedUntil ?? Infinity) - at) : 0),
  };
}

function hours({ rules: { tutoringHours }, city }: Case): Constraint {
  return openHours(city.openWindows, { ...tutoringHours });
}

function teacherLimits({ rules: { teacherUse }, city }: Case, { uses }: TeacherFacts): Constraint[] {
  const lived = of(uses, live);
  const { dayMinutes, continuousMinutes, breakMinutes } = teacherUse;
  return [
    apart('teacher-busy', lived, 0),
    timeCap('teacher-day', lived, dayMinutes * minuteMs, city.dayOf),
    withoutBreak('teacher-continuous', lived, continuousMinutes * minuteMs, breakMinutes * minuteMs),
  ];
}

const usedBy = ({ uses, screen }: StudentFacts): Span[] => [...of(uses, live), ...screen];

function studentLimits({ rules: { studentUse }, city }: Case, student: StudentFacts): Constraint[] {
  const { dayMinutes, continuousMinutes, breakMinutes } = studentUse;
  const used = usedBy(student);
  return [
    timeCap('student-day', united(used), dayMinutes * minuteMs, city.dayOf),
    withoutBreak('student-continuous', used, continuousMinutes * minuteMs, breakMinutes * minuteMs),
  ];
}

/** Rating is obligatory after every form of tutoring: what is next waits for it. */
function ratings({ facts: { students } }: Case): Constraint[] {
  return students.flatMap(({ owedRatingId }) => (owedRatingId === null ? [] : [fixed('rating-owed', 0, { ratingId: owedRatingId })]));
}

const studentBusy = ({ uses }: StudentFacts) => apart('student-busy', of(uses, live), 0);

function classLimits({ rules: { classSession }, city }: Case, { uses }: TeacherFacts): Constraint[] {
  const classes = of(uses, ['class']);
  return [
    apart('class-gap', classes, classSession.gapMinutes * minuteMs),
    timeCap('one-to-many-week', classes, classSession.weeklyMinutes * minuteMs, city.weekOf),
  ];
}

type ConstraintsOf = (demand: Case) => Constraint[];

/** The rules that an activity stands under, in the order in which people should hear of them. */
const constraintsOf: Readonly<Record<Activity, ConstraintsOf>> = {
  session: (demand) => {
    const { teacher, students } = demand.facts;
    return [
      ...ratings(demand),
      ...(teacher ? [admission(teacher)] : []),
      hours(demand),
      fixed('session-length', demand.rules.session.maxMinutes * minuteMs, { maxMinutes: demand.rules.session.maxMinutes }),
      ...(teacher ? teacherLimits(demand, teacher) : []),
      ...students.flatMap((student) => [studentBusy(student), ...studentLimits(demand, student)]),
    ];
  },
  class: (demand) => {
    const { teacher } = demand.facts;
    const { maxMinutes } = demand.rules.classSession;
    return [
      ...(teacher ? [admission(teacher)] : []),
      hours(demand),
      fixed('class-length', maxMinutes * minuteMs, { maxMinutes }),
      ...(teacher ? [...classLimits(demand, teacher), ...teacherLimits(demand, teacher)] : []),
    ];
  },
  seat: (demand) => [
    ...ratings(demand),
    fixed('seats', (demand.facts.freeSeats ?? 0) > 0 ? Infinity : 0, { free: demand.facts.freeSeats ?? 0 }),
    ...demand.facts.students.flatMap((student) => [studentBusy(student), ...studentLimits(demand, student)]),
  ],
  ask: (demand) => [
    ...ratings(demand),
    ...(demand.rules.outsideHours.ask ? [] : [hours(demand)]),
    ...demand.facts.students.flatMap((student) => studentLimits(demand, student)),
  ],
  browse: (demand) => [
    ...(demand.rules.outsideHours.browse ? [] : [hours(demand)]),
    ...demand.facts.students.flatMap((student) => studentLimits(demand, student)),
  ],
  use: (demand) => demand.facts.students.flatMap((student) => studentLimits(demand, student)),
  // Answering is free of hours; only what earns points is not.
  answer: ({ facts: { teacher } }) => (teacher ? [admission(teacher)] : []),
  adoption: (demand) => {
    const { teacher } = demand.facts;
    if (!teacher) return [hours(demand)];
    const moments = of(teacher.uses, ['adoption']).map(({ from }) => from);
    const { adoptedAnswersPerWeek } = demand.rules.points;
    return [admission(teacher), hours(demand), countCap('answers-week', moments, adoptedAnswersPerWeek, demand.city.weekOf)];
  },
};

/** All rules that a demand stands under. Source: the programme's rules. */
export function constraintsFor(demand: Case): Constraint[] {
  return [...opener(demand), ...suspended(demand), ...constraintsOf[demand.activity](demand)];
}
