import { commonErrors } from '@fudao/plugin-sdk';

/** A place in a list by time: right beside this question. */
export interface Place {
  readonly askedAt: number;
  readonly id: string;
}

/** In a form that fits into an address. */
export function cursorOf({ askedAt, id }: Place): string {
  return `${askedAt}.${id}`;
}

/** @throws where it is none of ours */
export function placeOf(cursor: string): Place {
  const [, askedAt, id] = /^(\d{1,15})\.(.+)$/.exec(cursor) ?? [];
  if (askedAt === undefined || id === undefined) throw commonErrors.INVALID({ reason: { 'zh-CN': '不认识这一页的位置', en: 'there is no such page' } });
  return { askedAt: Number(askedAt), id };
}
