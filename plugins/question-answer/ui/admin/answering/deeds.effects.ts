import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, ServerClock, Toasts } from '@fudao/ui-kit';
import { TranslocoService } from '@jsverse/transloco';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { catchError, concat, exhaustMap, filter, map, merge, type Observable, of, tap, withLatestFrom } from 'rxjs';
import type { ClaimView, FollowUp } from '../../../api.ts';
import { IntentionKeys } from '../../shared/intention-keys.ts';
import { links } from '../../shared/links.ts';
import { toProblem } from '../../shared/to-problem.ts';
import { isBlank } from '../../shared/written-text.ts';
import { AnsweringApiActions, type AnsweringDeed, AnswerPageActions } from './answering.actions.ts';
import { answeringFeature, type AnsweringState } from './answering.reducer.ts';
import { complaintsAbout, contentOf } from './answer-form.ts';

const base = '/api/question-answer';

/** Sends one deed under the key of its intention, which lasts until the server has decided. */
function perform<T>(keys: IntentionKeys, deed: AnsweringDeed, purpose: string, request: (key: string) => Observable<T>, done: (answer: T) => Action, content?: unknown): Observable<Action> {
  return concat(
    of(AnsweringApiActions.deedBegun({ deed })),
    request(keys.keyFor(purpose, content)).pipe(
      tap(() => keys.fulfilled(purpose)),
      map(done),
      catchError((thrown: unknown) => {
        const problem = toProblem(thrown);
        if (problem.status >= 400 && problem.status < 500) keys.fulfilled(purpose);
        return of(AnsweringApiActions.deedFailed({ deed, problem }));
      }),
    ),
  );
}

const state = () => inject(Store).select(answeringFeature.selectQuestionAnswerAnsweringState);

const claim = createEffect(
  (actions = inject(Actions), answering = state(), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(AnswerPageActions.claimAsked),
      withLatestFrom(answering),
      exhaustMap(([, { questionId }]) => {
        const id = questionId ?? '';
        const request = (idempotencyKey: string) => api.post<{ claim: ClaimView }>(`${base}/questions/${id}/claim`, {}, { idempotencyKey });
        return perform(keys, 'claim', `claim/${id}`, request, (granted) => AnsweringApiActions.claimed({ questionId: id, claim: granted.claim }));
      }),
    ),
  { functional: true },
);

const renew = createEffect(
  (actions = inject(Actions), answering = state(), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(AnswerPageActions.renewalAsked),
      withLatestFrom(answering),
      exhaustMap(([, { questionId }]) => {
        const id = questionId ?? '';
        const request = (idempotencyKey: string) => api.post<{ claim: ClaimView }>(`${base}/questions/${id}/claim/renew`, {}, { idempotencyKey });
        return perform(keys, 'renew', `renew/${id}`, request, (granted) => AnsweringApiActions.renewed({ questionId: id, claim: granted.claim }));
      }),
    ),
  { functional: true },
);

const giveBack = createEffect(
  (actions = inject(Actions), answering = state(), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(AnswerPageActions.giveBackAsked),
      withLatestFrom(answering),
      exhaustMap(([, { questionId }]) => {
        const id = questionId ?? '';
        const request = (idempotencyKey: string) => api.delete(`${base}/questions/${id}/claim`, { idempotencyKey });
        return perform(keys, 'give-back', `give-back/${id}`, request, () => AnsweringApiActions.givenBack({ questionId: id }));
      }),
    ),
  { functional: true },
);

function publishNow(api: ApiClient, keys: IntentionKeys, { questionId, form }: AnsweringState): Observable<Action> {
  const id = questionId ?? '';
  const content = contentOf({ ...form, steps: form.steps.filter((step) => !isBlank(step)) });
  const request = (idempotencyKey: string) => api.post<{ answerId: string }>(`${base}/questions/${id}/answer`, content, { idempotencyKey });
  return perform(keys, 'publish', `publish/${id}`, request, ({ answerId }) => AnsweringApiActions.published({ questionId: id, answerId }), content);
}

const publish = createEffect(
  (actions = inject(Actions), answering = state(), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(AnswerPageActions.published),
      withLatestFrom(answering),
      filter(([, { form }]) => Object.keys(complaintsAbout(form)).length === 0),
      exhaustMap(([, now]) => publishNow(api, keys, now)),
    ),
  { functional: true },
);

const reply = createEffect(
  (actions = inject(Actions), answering = state(), api = inject(ApiClient), keys = inject(IntentionKeys)) =>
    actions.pipe(
      ofType(AnswerPageActions.replySent),
      withLatestFrom(answering),
      exhaustMap(([{ answerId, text }, { questionId }]) => {
        const request = (idempotencyKey: string) => api.post<FollowUp>(`${base}/answers/${answerId}/follow-up/reply`, { text }, { idempotencyKey });
        const done = (followUp: FollowUp) => AnsweringApiActions.replied({ questionId: questionId ?? '', answerId, followUp });
        return perform(keys, 'reply', `reply/${answerId}`, request, done, text);
      }),
    ),
  { functional: true },
);

const propose = createEffect(
  (actions = inject(Actions), answering = state(), api = inject(ApiClient), keys = inject(IntentionKeys), clock = inject(ServerClock)) =>
    actions.pipe(
      ofType(AnswerPageActions.proposalSent),
      withLatestFrom(answering),
      exhaustMap(([{ answerId, proposal }, { questionId }]) => {
        const request = (idempotencyKey: string) => api.post(`${base}/answers/${answerId}/propose`, proposal, { idempotencyKey });
        const done = () => AnsweringApiActions.proposed({ questionId: questionId ?? '', answerId, at: new Date(clock.now()).toISOString() });
        return perform(keys, 'propose', `propose/${answerId}`, request, done, proposal);
      }),
    ),
  { functional: true },
);

const tell = createEffect(
  (actions = inject(Actions), toasts = inject(Toasts), texts = inject(TranslocoService)) =>
    merge(
      actions.pipe(ofType(AnsweringApiActions.renewed), map(() => 'renewed')),
      actions.pipe(ofType(AnsweringApiActions.givenBack), map(() => 'givenBack')),
      actions.pipe(ofType(AnsweringApiActions.replied), map(() => 'replied')),
      actions.pipe(ofType(AnsweringApiActions.proposed), map(() => 'proposed')),
    ).pipe(tap((key) => toasts.show(texts.translate(`question-answer.told.${key}`), { tone: 'good', key: 'question-answer' }))),
  { functional: true, dispatch: false },
);

const leave = createEffect(
  (actions = inject(Actions), router = inject(Router)) =>
    actions.pipe(
      ofType(AnsweringApiActions.givenBack),
      tap(() => void router.navigateByUrl(links.desk)),
    ),
  { functional: true, dispatch: false },
);

export const deedsEffects = { claim, renew, giveBack, publish, reply, propose, tell, leave };
