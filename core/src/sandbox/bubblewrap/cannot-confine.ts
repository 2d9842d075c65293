/** Why a confined plugin cannot run on this node, for the operator. There is no weaker way to run it. */
export class CannotConfine extends Error {}

const more = 'A confined plugin runs in nothing less; docs/operations.md says how to get it.';

export function notLinux(platform: string): CannotConfine {
  return new CannotConfine(`this node runs on ${platform}, and bubblewrap, which confines plugins, on Linux only. ${more}`);
}

export function programMissing(name: string): CannotConfine {
  const debian = name === 'prlimit' ? 'util-linux' : 'bubblewrap';
  return new CannotConfine(`${name} is not installed on this node (on Debian: apt-get install ${debian}). ${more}`);
}

/** Of what bubblewrap wrote before the child said a word. */
export function bubblewrapRefused(said: string): CannotConfine | undefined {
  const line = said.split('\n').find((each) => /^(bwrap|prlimit): /.test(each));
  if (line === undefined) return undefined;
  const about = /namespace|uid map|Operation not permitted|Permission denied|mount/i.test(line)
    ? ' It needs user namespaces, which this machine or container does not allow.'
    : /unknown option/i.test(line)
      ? ' It is older than 0.8.'
      : '';
  return new CannotConfine(`bubblewrap cannot confine on this node (${line.slice(0, 200)}).${about} ${more}`);
}
