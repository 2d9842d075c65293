/**
 * By what a moderator decides on a follow-up or a reply: each text of its own, so that what is said late of an earlier one,
 * or once more, never lets through or refuses what was handed in since.
 */
export function heldId(answerId: string, at: number): string {
  return `${answerId}:${at}`;
}

export function readHeldId(id: string): { answerId: string; at: number } {
  const [answerId = '', at] = id.split(':');
  return { answerId, at: Number(at) };
}
