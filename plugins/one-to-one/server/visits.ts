import type { Caller, PluginContext, Work } from '@fudao/plugin-sdk';
import { visitBeatSeconds, type Office, type VisitView } from '../api.ts';
import { toIso } from './moment.ts';
import { lockSession, readSession, type Session } from './sessions.repository.ts';
import { recordVisit, tellChanged } from './tell-session.ts';
import { findLapsedVisits, findVisits, insertVisit, noteSeen, saveEnded, type Visit } from './visits.repository.ts';

const lapseMs = 3 * visitBeatSeconds * 1_000;
const atOnce = 100;

export function officeOf({ roles }: Caller): Office {
  if (roles.includes('city-administrator')) return 'city';
  return roles.includes('district-administrator') ? 'district' : 'school';
}

const visitView = ({ office, beganAt }: Visit): VisitView => ({ office, since: toIso(beganAt) });

/** Whoever looks on at a session, as the two see it: the first of them. */
export async function readVisit({ db }: Pick<PluginContext<never>, 'db'>, { id, state }: Session): Promise<VisitView | null> {
  const [visit] = state === 'live' ? await findVisits(db, id) : [];
  return visit ? visitView(visit) : null;
}

/** The opening is asked for anew this often while somebody looks on: one that is closed ends the visit within it. */
const askAgainMs = 60_000;

/** The caller's own visit to a session, and whether its opening has to be asked for. */
export async function ownVisit({ db, caller, now }: Pick<PluginContext<never>, 'db' | 'caller' | 'now'>, sessionId: string): Promise<{ visit: Visit | undefined; isFresh: boolean }> {
  const visit = (await findVisits(db, sessionId)).find(({ visitorId }) => visitorId === caller.id);
  const at = now().getTime();
  return { visit, isFresh: visit !== undefined && at - visit.askedAt < askAgainMs && at < Date.parse(visit.opening.endsAt) };
}

/** Comes in, seen by both, or is still there. */
export function visit(context: PluginContext<never>, sessionId: string, { opening, askedAt }: Pick<Visit, 'opening' | 'askedAt'>): Promise<VisitView | null> {
  const { caller } = context;
  return context.transaction(async (work) => {
    const session = await lockSession(work.db, sessionId);
    if (session?.state !== 'live') return null;
    const now = context.now().getTime();
    const own = (await findVisits(work.db, sessionId)).find(({ visitorId }) => visitorId === caller.id);
    if (own) {
      await noteSeen(work.db, { ...own, opening, askedAt }, now);
      return visitView(own);
    }
    const begun: Visit = { id: context.newId(), sessionId, visitorId: caller.id, office: officeOf(caller), opening, askedAt, beganAt: now, seenAt: now };
    await insertVisit(work.db, begun);
    recordVisit(work, session, 'visited', { visitorId: caller.id, office: begun.office });
    tellChanged(work, session);
    return visitView(begun);
  });
}

async function endLocked(work: Work, session: Session, { id, visitorId, beganAt }: Visit, at: number): Promise<void> {
  if (!(await saveEnded(work.db, id, at))) return;
  recordVisit(work, session, 'visit-ended', { visitorId, seconds: Math.max(0, Math.floor((at - beganAt) / 1_000)) });
  tellChanged(work, session);
}

/** Goes out; whoever was not there, nothing changes for. */
export function leave(context: PluginContext<never>, sessionId: string): Promise<void> {
  return context.transaction(async (work) => {
    const session = await lockSession(work.db, sessionId);
    const own = (await findVisits(work.db, sessionId)).find(({ visitorId }) => visitorId === context.caller.id);
    if (session && own) await endLocked(work, session, own, context.now().getTime());
  });
}

/** With the session end the visits to it. */
export async function endVisits(work: Work, session: Session, at: number): Promise<void> {
  for (const one of await findVisits(work.db, session.id)) await endLocked(work, session, one, at);
}

/** Whose app has gone is not there any more, since when it was last heard. */
export async function endLapsedVisits(context: PluginContext<never>): Promise<void> {
  for (const one of await findLapsedVisits(context.db, context.now().getTime() - lapseMs, atOnce)) {
    await context.transaction(async (work) => {
      const session = await readSession(work.db, one.sessionId);
      if (session) await endLocked(work, session, one, one.seenAt);
    });
  }
}
