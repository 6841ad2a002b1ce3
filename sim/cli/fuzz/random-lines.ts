import type { Dice } from '#sim/cli/dice.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { COMMANDS } from '#sim/kubectl/command-table.ts';
import { GLOBAL_FLAGS } from '#sim/kubectl/common-flags.ts';
import type { FlagSpec } from '#sim/kubectl/flags.ts';

const TYPES = ['jobs', 'job', 'cj', 'cronjobs.batch', 'pods', 'po', 'Pod', 'nodes', 'no', 'events', 'ev', 'cm', 'secrets'] as const;
const MORE_TYPES = ['deploy', 'rs', 'pvc', 'quota', 'ns', 'pc', 'sa', 'all', 'job,cj', 'svc', 'job.v1.batch', 'CJ', 'nope', ''] as const;
const NAMES = ['train', 'nightly', 'fails', 'many', 'web', 'settings', 'node-1', 'default', 'nope', 'a.b', '*', '-x', ''] as const;
const SELECTORS = ['job-name=train', 'a=b', 'a!=b', 'a in (b,c)', '!a', 'a', 'a in b', '=', ',', 'a notin (b)', 'ä=ö'] as const;
const FIELDS = ['status.phase=Running', 'metadata.name=train', 'foo', 'spec.nope=1', 'status.successful=1', 'type!=Normal', ''] as const;
const TEMPLATES = [
  '{.items[*].metadata.name}',
  '{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}',
  '{.items[?(@.status.succeeded==1)].metadata.name}',
  '{.items[99]}',
  '{.spec.suspend',
  '{..name}',
  '{.metadata.labels.a\\.b}',
  '{end}',
  '{.a[x]}',
  '',
] as const;
const GO_TEMPLATES = [
  '{{.metadata.name}}',
  '{{range .items}}{{.metadata.name}} {{end}}',
  '{{if',
  '{{.a.b.c}}',
  '{{printf "%d" 1}}',
] as const;
const COLUMNS = ['NAME:.metadata.name,S:.status.phase', 'A', 'A:.x[', ':', 'N:.metadata.name', ''] as const;
const OUTPUTS = ['json', 'yaml', 'wide', 'name', 'kyaml', 'foo', 'jsonpath', 'custom-columns', 'jsonpath-file=x', ''] as const;
const FILES = ['job.yaml', 'broken.yaml', 'list.yaml', 'nope.yaml', '.', '/', '-', 'https://example.com/x.yaml'] as const;
const DURATIONS = ['5s', '0', '1m30s', '-1s', '500ms', '5', 'x', ''] as const;
const NUMBERS = ['0', '1', '3', '-1', '100', '1.5', 'x', '0x10', '99999999999999999999', ''] as const;
const PATCHES = [
  '{"spec":{"suspend":true}}',
  '{"spec":',
  'spec: {suspend: false}',
  '[]',
  '[{"op":"remove","path":"/a"}]',
  'null',
  '{}',
] as const;
const FROM = ['cronjob/nightly', 'cj/nope', 'job/train', 'nightly', '/', 'cronjob/nightly/x'] as const;
const CONDITIONS = [
  'condition=complete',
  'condition=Failed=false',
  'delete',
  'create',
  'jsonpath={.status.succeeded}=1',
  'foo',
  '',
] as const;
const TEXTS = [
  'a=b',
  'a-',
  'a',
  '=',
  'busybox:1.36',
  '*/5 * * * *',
  'x y',
  '{.metadata.name}',
  'true',
  "it's",
  '"',
  '$HOME',
  'ü',
  '',
] as const;
const PAIRS = ['a=b', 'a-', 'a=b=c', '=b', 'main=busybox:1.36', 'LEVEL=debug', 'k=v:NoSchedule', 'k:NoExecute-', 'cpu=100m'] as const;
const TAILS = [' | grep -c a', ' | head -n 2', ' | wc -l', ' 2>&1 | sort', ' > out.txt', ' | jq .', ' || echo no'] as const;
const FIELD_PATHS = ['job.spec', 'cronjob.spec.jobTemplate', 'pods', 'job.nope', 'job.spec.template.spec.containers', '.'] as const;

/** A word as it must be written for the shell to hand it on unchanged. */
const quoted = (word: string): string => (/^[\w./:=,@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Values that a flag may be given, sensible ones and others. */
function flagValue({ name, takes, completes }: FlagSpec, dice: Dice): string {
  if (name === 'output') return outputOf(dice);
  if (name === 'selector') return dice.pick(SELECTORS);
  if (name === 'field-selector') return dice.pick(FIELDS);
  if (name === 'patch') return dice.pick(PATCHES);
  if (name === 'from') return dice.pick(FROM);
  if (name === 'for') return dice.pick(CONDITIONS);
  if (name === 'namespace') return dice.pick(['default', 'other', 'nope', '']);
  if (name === 'template') return dice.pick(GO_TEMPLATES);
  if (completes === 'file') return dice.pick(FILES);
  if (Array.isArray(completes) && dice.chance(0.7)) return completes[dice.count(completes.length - 1)] ?? '';
  if (takes === 'duration') return dice.pick(DURATIONS);
  if (takes === 'int') return dice.pick(NUMBERS);
  if (takes === 'bool') return dice.pick(['true', 'false', 'yes', '']);
  return dice.pick(TEXTS);
}

function outputOf(dice: Dice): string {
  if (dice.chance(0.5)) return dice.pick(OUTPUTS);
  if (dice.chance(0.5)) return `jsonpath=${dice.pick(TEMPLATES)}`;
  return dice.chance(0.5) ? `custom-columns=${dice.pick(COLUMNS)}` : `go-template=${dice.pick(GO_TEMPLATES)}`;
}

function flagWords(spec: FlagSpec, dice: Dice): readonly string[] {
  const isBare = spec.takes === 'bool' || spec.bare !== undefined;
  if (isBare && dice.chance(0.8)) return [spec.short !== undefined && dice.chance(0.5) ? `-${spec.short}` : `--${spec.name}`];
  const value = flagValue(spec, dice);
  if (spec.short !== undefined && dice.chance(0.5)) return dice.chance(0.5) ? [`-${spec.short}`, value] : [`-${spec.short}${value}`];
  return isBare || dice.chance(0.5) ? [`--${spec.name}=${value}`] : [`--${spec.name}`, value];
}

function argumentOf(command: KubectlCommand, place: number, dice: Dice): string {
  const type = dice.chance(0.6) ? dice.pick(TYPES) : dice.pick(MORE_TYPES);
  if (command.completes === 'fields') return dice.pick(FIELD_PATHS);
  if (dice.chance(0.3)) return `${type}/${dice.pick(NAMES)}`;
  if (place === 0 && command.completes !== undefined && command.completes !== 'nodes' && dice.chance(0.8)) return type;
  return dice.chance(0.7) ? dice.pick(NAMES) : dice.pick(PAIRS);
}

/** One kubectl command line from the grammar of the commands' flags, as a learner could type it: right, odd or wrong. */
export function randomLine(dice: Dice): string {
  const command = COMMANDS[dice.count(COMMANDS.length - 1)];
  if (command === undefined) throw new Error('random line: the command table is empty');
  const specs = [...command.flags, ...(dice.chance(0.2) ? GLOBAL_FLAGS : [])];
  const required = specs.filter(({ name }) => command.requires?.includes(name) && dice.chance(0.8));
  const chosen = Array.from({ length: specs.length === 0 ? 0 : dice.count(3) }, () => specs[dice.count(specs.length - 1)]);
  const words: string[] = [];
  const argumentCount = dice.count(3);
  for (let place = 0; place < argumentCount; place++) words.push(argumentOf(command, place, dice));
  for (const spec of [...required, ...chosen]) if (spec !== undefined) words.splice(dice.count(words.length), 0, ...flagWords(spec, dice));
  if (dice.chance(0.05)) words.push(dice.pick(['--nope', '-z', '--', '---', '-', '-h', '--help=maybe']));
  if (dice.chance(0.1)) words.push('--', dice.pick(['true', 'sh', 'cat', 'env', 'nope']), dice.pick(TEXTS));
  const program = dice.chance(0.8) ? 'kubectl' : 'k';
  const tail = dice.chance(0.1) ? dice.pick(TAILS) : '';
  return `${[program, ...command.path, ...words].map(quoted).join(' ')}${tail}`;
}
