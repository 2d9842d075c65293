import { lateErrors } from './late-errors.ts';

interface Marks {
  readonly IDLE: Error;
  readonly LOADING: Error;
}

const script =
  'class e extends Error{constructor(t){super(t)}static IDLE=new e("IDLE");static LOADING=new e(`LOADING`)}';

/** The class that a script leaves, which counts how many of it were made. */
function run(text: string): { marks: Marks; made: () => number } {
  const counting = text.replace('super(t)', 'super(t);counted.made++');
  const counted = { made: 0 };
  const marks = new Function('counted', `${counting};return e`)(counted) as Marks;
  return { marks, made: () => counted.made };
}

test('an error that is kept as a mark is made when it is asked for, once', () => {
  expect(run(script).made()).toBe(2);
  const { marks, made } = run(lateErrors(script)!);
  expect(made()).toBe(0);
  const { IDLE } = marks;
  expect(IDLE).toBeInstanceOf(Error);
  expect(IDLE.message).toBe('IDLE');
  expect(marks.IDLE).toBe(IDLE);
  expect(marks.LOADING).not.toBe(IDLE);
  expect(made()).toBe(2);
});

test('a script without such marks stays as it is', () => {
  expect(lateErrors('class e{static one=new e("one")}')).toBeNull();
});
