/** Angular's two marks of a resource that has nothing to show yet, as its build writes them. */
const marks = /static (IDLE|LOADING)=new ([\w$]+)\((["'`])\1\3\)/g;

/**
 * Makes errors that a script keeps as marks when somebody asks for the first of them, not while the script starts.
 * An error holds where in the script it was made; to tell that while the start of a script still runs, a browser that
 * is looked into reads the whole script a second time (a tenth of a second and more on a slow phone).
 */
export function lateErrors(script: string): string | null {
  const late = script.replace(
    marks,
    'static get $1(){let made=new $2("$1");Object.defineProperty(this,"$1",{value:made});return made}',
  );
  return late === script ? null : late;
}
