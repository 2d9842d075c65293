import { action, BinaryAnswerSchema, consumer, defineService, type ServiceDefinition } from '@fudao/plugin-sdk';
import type { AnalyticsParts } from './analytics-parts.ts';
import { own, read } from './permissions.ts';
import { exportReport } from './report/export-report.ts';
import { fixReports } from './report/fix-reports.ts';
import { readPoints, readTrendOf } from './report/read-points.ts';
import { readReport } from './report/read-report.ts';
import { readActivities, readOwn, readOwnActivities, readTeacher } from './report/read-teacher.ts';
import * as schemas from './schemas.ts';
import { takeInAnswer, takeInAsked, takeInOpened, type AnswerFacts, type Asked, type QuestionFacts } from './take-in/take-in-question.ts';
import { takeInPoints, type EnteredFacts } from './take-in/take-in-points.ts';
import { takeInFlag, takeInRating, takeInUncounted, type Flagged, type RatedFacts, type Uncounted } from './take-in/take-in-rating.ts';
import { takeInSession, type Settled } from './take-in/take-in-session.ts';

/** A city's report may take seconds on a small machine. */
const timeoutMs = 60_000;

function readActions(parts: AnalyticsParts): ServiceDefinition['actions'] {
  return {
    report: action({
      rest: 'GET /report',
      summary: 'A weekly or monthly report of the own school, district or city, by teacher, school or district.',
      allow: [read],
      timeoutMs,
      params: schemas.ReportParams,
      returns: schemas.ReportView,
      handler: (ctx) => readReport(ctx, parts),
    }),

    exportReport: action({
      rest: 'GET /report/export',
      summary: 'All rows of the same for spreadsheets (CSV).',
      allow: [read],
      answers: 'stream',
      timeoutMs,
      params: schemas.ExportParams,
      returns: BinaryAnswerSchema,
      handler: (ctx) => exportReport(ctx, parts),
    }),

    trend: action({
      rest: 'GET /trend',
      summary: 'What the last eight weeks or months came to, as the figures stand now.',
      allow: [read],
      params: schemas.PlaceParams,
      returns: schemas.TrendView,
      handler: (ctx) => readTrendOf(ctx, parts),
    }),

    points: action({
      rest: 'GET /knowledge-points',
      summary: 'The knowledge points that were asked most, and how often at each school.',
      allow: [read],
      timeoutMs,
      params: schemas.PointsParams,
      returns: schemas.PointsView,
      handler: (ctx) => readPoints(ctx, parts),
    }),
  };
}

function teacherActions(parts: AnalyticsParts): ServiceDefinition['actions'] {
  return {
    teacher: action({
      rest: 'GET /teachers/:id',
      summary: 'One teacher of the own scope in a report.',
      allow: [read],
      params: schemas.TeacherParams,
      returns: schemas.TeacherView,
      handler: (ctx) => readTeacher(ctx, parts),
    }),

    activities: action({
      rest: 'GET /teachers/:id/activities',
      summary: "What makes up a teacher's line, latest first; that it was read is on the record.",
      allow: [read],
      params: schemas.ActivitiesParams,
      returns: schemas.ActivityPage,
      handler: (ctx) => readActivities(ctx, parts),
    }),

    own: action({
      rest: 'GET /own',
      summary: "A teacher's own report: time and content; ratings are told in the own ratings, in whole steps.",
      allow: [own],
      params: schemas.OwnParams,
      returns: schemas.OwnView,
      handler: (ctx) => readOwn(ctx, parts),
    }),

    ownActivities: action({
      rest: 'GET /own/activities',
      summary: 'What makes up the own report, latest first, without who was tutored.',
      allow: [own],
      params: schemas.OwnActivitiesParams,
      returns: schemas.ActivityPage,
      handler: (ctx) => readOwnActivities(ctx, parts),
    }),
  };
}

export function defineAnalyticsService(parts: AnalyticsParts): ServiceDefinition {
  return defineService({
    name: 'analytics',

    actions: { ...readActions(parts), ...teacherActions(parts) },

    events: {
      'policy.settled.v1': consumer<Settled>((ctx) => takeInSession(ctx, parts)),
      'question-answer.asked.v1': consumer<Asked>((ctx) => takeInAsked(ctx, parts)),
      'question-answer.opened.v1': consumer<QuestionFacts>((ctx) => takeInOpened(ctx, parts)),
      'question-answer.answered.v1': consumer<AnswerFacts>((ctx) => takeInAnswer(ctx, 'answered', parts)),
      'question-answer.adopted.v1': consumer<AnswerFacts>((ctx) => takeInAnswer(ctx, 'adopted', parts)),
      'ratings.rated.v1': consumer<RatedFacts>((ctx) => takeInRating(ctx, parts)),
      'ratings.uncounted.v1': consumer<Uncounted>((ctx) => takeInUncounted(ctx, parts)),
      'points.entered.v1': consumer<EnteredFacts>((ctx) => takeInPoints(ctx, parts)),
      'ratings.flagged.v1': consumer<Flagged>((ctx) => takeInFlag(ctx, parts)),
    },

    timers: {
      'fix the reports of periods that are over': {
        everySeconds: 600,
        handler: async (ctx) => void (await fixReports(ctx, parts)),
      },
    },
  });
}
