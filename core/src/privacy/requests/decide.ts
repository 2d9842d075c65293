import type { ActionContext, LocalText, Static, Work } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import { afterDecision, type DataRequest, type State } from './data-request.ts';
import { ownView } from './request-views.ts';
import { changeRequest, lockRequest } from './requests.repository.ts';
import type { DecideParams, OwnRequest } from './schemas.ts';

const words: Readonly<Record<'export' | 'erasure', Readonly<Record<'approved' | 'refused', LocalText>>>> = {
  export: {
    approved: { 'zh-CN': '你的数据导出申请已通过，正在准备文件', en: 'Your export was approved and is being made' },
    refused: { 'zh-CN': '你的数据导出申请未通过，请查看理由', en: 'Your export was refused: please read why' },
  },
  erasure: {
    approved: { 'zh-CN': '你的删除申请已通过，账号即将关闭', en: 'Your erasure was approved: your account closes now' },
    refused: { 'zh-CN': '你的删除申请未通过，请查看理由', en: 'Your erasure was refused: please read why' },
  },
};

function tell(work: Work, { id, kind, personId }: DataRequest, state: State, note: string | null): void {
  work.record({ kind: `privacy.request-${state}`, subjectId: id, personId, payload: { kind, note } });
  if (state === 'checked') work.defer('privacy.tellDeciders', { id });
  if (state === 'approved' || state === 'refused') work.notify({ accountId: personId, kind: 'privacy.own-request', title: words[kind][state], link: '/me/data' });
}

/** An administrator agrees to a request, or refuses it with a reason. What is agreed to is carried out in the background. */
export function decide(context: ActionContext<Static<typeof DecideParams>>): Promise<Static<typeof OwnRequest>> {
  const { caller, params, now } = context;
  const note = params.reason?.trim() || null;
  if (params.decision === 'refuse' && note === null) throw errors.REASON_NEEDED();
  return context.transaction(async (work) => {
    const request = await lockRequest(work.db, params.id);
    if (!request) throw errors.UNKNOWN();
    const state = afterDecision(request, caller.id, params.decision === 'approve');
    const at = now().getTime();
    const change = {
      ...(state === 'checked' ? { state, checkedBy: caller.id, checkedAt: at } : { state, decidedBy: caller.id, decidedAt: at }),
      ...(state === 'refused' && { endedAt: at }),
      ...(note !== null && { note }),
    };
    await changeRequest(work.db, request.id, change);
    tell(work, request, state, note);
    return ownView({ ...request, ...change }, at);
  });
}
