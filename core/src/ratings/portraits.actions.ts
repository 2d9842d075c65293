import { action, commonErrors, type ActionDefinition, type Static } from '@fudao/plugin-sdk';
import { meetTeachers, readPortraits } from './permissions.ts';
import { findTeacher, readPortrait, type PortraitRules } from './portrait-view.ts';
import * as schemas from './schemas.ts';
import { supervises } from './scope.ts';
import { readAbout, type About } from './teacher-about.ts';

/** Named one by one: what a portrait may tell later is not told to students unasked. */
function metTeacher(portrait: Static<typeof schemas.PortraitView>, { schoolName, teaches, services }: About): Static<typeof schemas.MetTeacher> {
  const { teacherId, name, fewest, quality: all, subjects, knowledgePoints, tags } = portrait;
  const quality = all && { quality: all.quality, ratings: all.ratings, priorMean: all.priorMean, halfLifeMonths: all.halfLifeMonths };
  return { teacherId, name, schoolName, teaches, services, fewest, quality, subjects, knowledgePoints, tags };
}

export function createPortraitActions(rulesAt: (now: Date) => PortraitRules): Record<string, ActionDefinition> {
  return {
    portrait: action({
      rest: 'GET /portraits/:teacherId',
      summary: "Portrait of a teacher of the caller's place: quality, history, what was served, style; never who rated.",
      allow: [readPortraits],
      params: schemas.PortraitParams,
      returns: schemas.SupervisedPortrait,
      handler: async ({ db, call, caller, now, params }) => {
        const teacher = await findTeacher(call, params.teacherId);
        if (!supervises(caller, teacher)) throw commonErrors.NOT_FOUND();
        return { ...(await readPortrait({ db, call }, teacher, rulesAt(now()))), ...(await readAbout({ db, call }, teacher)) };
      },
    }),

    standing: action({
      summary: 'What is known of an admitted teacher by released ratings, for plugins that propose teachers to students.',
      allow: 'internal',
      capability: 'ratings.read',
      params: schemas.PortraitParams,
      returns: schemas.RatedStanding,
      handler: async ({ db, call, now, params }) => {
        const { quality, tags, knowledgePoints } = await readPortrait({ db, call }, await findTeacher(call, params.teacherId), rulesAt(now()));
        return { quality: quality && quality.quality, tags: tags.map(({ name }) => name), knowledgePointIds: knowledgePoints.map(({ id }) => id) };
      },
    }),

    meetTeacher: action({
      rest: 'GET /teachers/:teacherId',
      summary: 'An admitted teacher as students see them; who is not admitted is not found.',
      allow: [meetTeachers],
      params: schemas.PortraitParams,
      returns: schemas.MetTeacher,
      handler: async ({ db, call, now, params }) => {
        const teacher = await findTeacher(call, params.teacherId);
        const about = await readAbout({ db, call }, teacher);
        if (about.standing !== 'admitted' || teacher.status === 'suspended') throw commonErrors.NOT_FOUND();
        return metTeacher(await readPortrait({ db, call }, teacher, rulesAt(now())), about);
      },
    }),
  };
}
