import { action, commonErrors, Type, type ActionContext, type Work } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { keepTags } from './permissions.ts';
import * as schemas from './schemas.ts';
import { insertTag, listTags, lockTags, saveTag, type Tag } from './tags.repository.ts';

type Change<P> = (context: ActionContext<P>, work: Work, tags: Tag[]) => Promise<Tag>;

/** One change of the list, on the record. */
function changeTags<P>(context: ActionContext<P>, kind: string, change: Change<P>) {
  return context.transaction(async (work) => {
    const tag = await change(context, work, await lockTags(work.db));
    work.record({ kind: `ratings.tag-${kind}`, subjectId: tag.id, payload: { ...tag } });
    return schemas.tagView(tag);
  });
}

function findTag(tags: readonly Tag[], id: string): Tag {
  const tag = tags.find((one) => one.id === id);
  if (!tag) throw commonErrors.NOT_FOUND();
  return tag;
}

function demandFree(tags: readonly Tag[], name: Tag['name'], except?: string): void {
  const isTaken = (one: Tag) => one.id !== except && (one.name['zh-CN'] === name['zh-CN'] || one.name.en === name.en);
  if (tags.some((tag) => tag.state !== 'merged' && isTaken(tag))) throw errors.TAG_TAKEN();
}

const trimmed = ({ 'zh-CN': zh, en }: Tag['name']): Tag['name'] => ({ 'zh-CN': zh.trim(), en: en.trim() });

async function saved(work: Work, tag: Tag): Promise<Tag> {
  await saveTag(work.db, tag);
  return tag;
}

export const tags = action({
  rest: 'GET /tags',
  summary: 'The style tags in use; with `all` also those that were retired or merged.',
  allow: 'signed-in',
  params: schemas.TagsParams,
  returns: Type.Object({ items: Type.Array(schemas.TagView) }),
  handler: async ({ db, params }) => {
    const items = (await listTags(db)).filter(({ state }) => params.all || state === 'active');
    return { items: items.map(schemas.tagView) };
  },
});

export const addTag = action({
  rest: 'POST /tags',
  summary: 'Adds a style tag, in both languages.',
  allow: [keepTags],
  idempotent: true,
  status: 201,
  params: schemas.NewTagParams,
  returns: schemas.TagView,
  handler: (ctx) =>
    changeTags(ctx, 'added', async ({ params, newId }, work, all) => {
      const name = trimmed(params.name);
      if (name['zh-CN'] === '' || name.en === '') throw errors.TAG_UNKNOWN();
      demandFree(all, name);
      const position = Math.max(0, ...all.map((tag) => tag.position)) + 1;
      const tag: Tag = { id: newId(), name, state: 'active', mergedInto: null, position };
      await insertTag(work.db, tag);
      return tag;
    }),
});

export const retireTag = action({
  rest: 'POST /tags/:id/retirement',
  summary: 'Takes a style tag out of use; portraits go on showing what was given.',
  allow: [keepTags],
  params: schemas.ById,
  returns: schemas.TagView,
  handler: (ctx) =>
    changeTags(ctx, 'retired', async ({ params }, work, all) => {
      const tag = findTag(all, params.id);
      if (tag.state === 'merged') throw errors.ALREADY_DECIDED();
      return saved(work, { ...tag, state: 'retired' });
    }),
});

export const restoreTag = action({
  rest: 'POST /tags/:id/restoration',
  summary: 'Puts a retired or merged style tag into use again, counted by itself.',
  allow: [keepTags],
  params: schemas.ById,
  returns: schemas.TagView,
  handler: (ctx) =>
    changeTags(ctx, 'restored', async ({ params }, work, all) => {
      const tag = findTag(all, params.id);
      demandFree(all, tag.name, tag.id);
      return saved(work, { ...tag, state: 'active', mergedInto: null });
    }),
});

export const mergeTag = action({
  rest: 'POST /tags/:id/merge',
  summary: 'Merges a style tag into another: it is counted and shown as that one from now on.',
  allow: [keepTags],
  params: schemas.MergeParams,
  returns: schemas.TagView,
  handler: (ctx) =>
    changeTags(ctx, 'merged', async ({ params }, work, all) => {
      const [tag, into] = [findTag(all, params.id), findTag(all, params.into)];
      if (into.id === tag.id || into.state !== 'active') throw errors.MERGE_INTO_ITSELF();
      return saved(work, { ...tag, state: 'merged', mergedInto: into.id });
    }),
});
