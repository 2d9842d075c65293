/**
 * First line of a script whose functions are nearly all called as soon as it is there: ours are cut so that
 * each is fetched when it is needed. Browsers that know the line compile such a script while it comes in,
 * beside the page's own thread, instead of function by function in the midst of the work.
 */
export const compileAtOnce = '//# allFunctionsCalledOnLoad';
