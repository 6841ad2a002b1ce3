import type { DeviceNode, DirectoryNode, FileNode, Node } from './nodes.ts';
import { directoryNode, fileNode } from './nodes.ts';
import type { TrackedInput } from './tracked-input.ts';

/** Files of an image are older than the program. */
const BEFORE_MS = -86_400_000;

const programDirectories = new WeakMap<ReadonlySet<string>, Map<string, Node>>();

function programNodes(programs: ReadonlySet<string>): Map<string, Node> {
  const known = programDirectories.get(programs);
  if (known !== undefined) return known;
  const nodes = new Map<string, Node>();
  for (const name of programs) nodes.set(name, { kind: 'program', name });
  programDirectories.set(programs, nodes);
  return nodes;
}

/** A file whose content is made when somebody looks, so that nobody's trace depends on it before. */
function lateFile(content: () => string): FileNode {
  let own: string | undefined;
  return {
    kind: 'file',
    get content() {
      return own ?? content();
    },
    set content(value: string) {
      own = value;
    },
    mode: 0o644,
    modifiedAtMs: BEFORE_MS,
  };
}

function directory(entries: readonly (readonly [string, Node])[], mode = 0o755): DirectoryNode {
  return { ...directoryNode(BEFORE_MS, mode), children: new Map(entries) };
}

const devices: readonly (readonly [string, DeviceNode])[] = (
  [
    ['full', 'full'],
    ['null', 'null'],
    ['random', 'random'],
    ['stderr', 'stderr'],
    ['stdin', 'stdin'],
    ['stdout', 'stdout'],
    ['urandom', 'random'],
    ['zero', 'zero'],
  ] as const
).map(([name, device]) => [name, { kind: 'device', device }]);

/** The root directory of a container before its program starts, without volumes. */
export function imageRoot(programs: ReadonlySet<string>, input: TrackedInput): DirectoryNode {
  const bin = { ...directoryNode(BEFORE_MS), children: new Map(programNodes(programs)) };
  const etc = directory([
    ['group', fileNode('root:x:0:\n', BEFORE_MS)],
    ['hostname', lateFile(() => `${input.hostname()}\n`)],
    ['hosts', lateFile(() => `127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n`)],
    ['passwd', fileNode('root:x:0:0:root:/root:/bin/sh\n', BEFORE_MS)],
    [
      'resolv.conf',
      fileNode('nameserver 10.96.0.10\nsearch default.svc.cluster.local svc.cluster.local cluster.local\noptions ndots:5\n', BEFORE_MS),
    ],
  ]);
  const proc = directory([
    ['loadavg', fileNode('0.10 0.08 0.05 1/120 42\n', BEFORE_MS)],
    ['meminfo', fileNode('MemTotal:       25165824 kB\nMemFree:        20971520 kB\nMemAvailable:   23068672 kB\n', BEFORE_MS)],
  ]);
  return directory([
    ['bin', bin],
    ['dev', directory([...devices, ['termination-log', fileNode('', BEFORE_MS)]])],
    ['etc', etc],
    ['home', directory([])],
    ['lib', directory([])],
    ['proc', proc],
    ['root', directory([], 0o700)],
    ['sys', directory([])],
    ['tmp', directory([], 0o1777)],
    [
      'usr',
      directory([
        ['bin', directory([])],
        ['local', directory([['bin', directory([])]])],
        ['sbin', directory([])],
      ]),
    ],
    [
      'var',
      directory([
        ['log', directory([])],
        ['run', directory([])],
        ['spool', directory([])],
      ]),
    ],
  ]);
}
