/** What takes longer is told of with a sentence, and no longer waited for. */
export function within<T>(milliseconds: number, complaint: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(complaint)), milliseconds)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
