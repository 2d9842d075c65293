export { confinedLoader } from './load-confined.ts';
