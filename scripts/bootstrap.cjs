'use strict';
/**
 * Does all the set-up before a script runs, so that a fresh clone needs one command.
 * Plain CommonJS for the oldest Node we meet (18): it runs before our own Node is installed.
 *
 * Usage: node scripts/bootstrap.cjs install|start|test
 *   install  the packages of the lockfile
 *   start    and the built apps and plugin interfaces, where their sources changed
 *   test     as start
 */
const { createHash } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const stamp = path.join(root, 'node_modules', '.fudao-lock');
const minimumNode = [24, 15];

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.error) throw result.error;
  if (result.status !== 0) {
    console.error(`fudao: "${[command].concat(args).join(' ')}" ended with code ${result.status}.`);
    process.exit(1);
  }
}

function lockHash() {
  return createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

function installPackages() {
  const wanted = lockHash();
  const installed = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (installed === wanted) return;
  console.error('fudao: installing packages (once per change of the lockfile) ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
  fs.writeFileSync(stamp, wanted);
}

/** The Node of node_modules/.bin, which npm scripts put first on the PATH; else the user's own. */
function ownNode() {
  const local = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  return fs.existsSync(local) ? local : process.execPath;
}

function checkNode() {
  const version = String(spawnSync(ownNode(), ['--version'], { shell: process.platform === 'win32' }).stdout).trim();
  const parts = version.replace('v', '').split('.').map(Number);
  const isNewEnough = parts[0] > minimumNode[0] || (parts[0] === minimumNode[0] && parts[1] >= minimumNode[1]);
  if (!isNewEnough) {
    console.error(`fudao: needs Node ${minimumNode.join('.')} or newer, found ${version}. Install it from nodejs.org.`);
    process.exit(1);
  }
}

installPackages();
checkNode();
if (process.argv[2] !== 'install') run(ownNode(), [path.join(root, 'scripts', 'build-ui.ts'), '--if-stale']);
