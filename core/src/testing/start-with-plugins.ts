/** Starts a node as `npm start` does, with the plugins of another folder: a program for specs and benchmarks. */
import { start } from '../start.ts';

await start({ pluginsFolder: process.env['PLUGINS_FOLDER']! });
