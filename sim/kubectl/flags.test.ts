import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './command-table.ts';
import { GLOBAL_FLAGS } from './common-flags.ts';
import { type FlagSpec, parseFlags } from './flags.ts';

const SPECS: readonly FlagSpec[] = [
  { name: 'namespace', short: 'n', takes: 'string', help: '' },
  { name: 'all-namespaces', short: 'A', takes: 'bool', help: '' },
  { name: 'output', short: 'o', takes: 'string', help: '' },
  { name: 'wait', takes: 'bool', preset: 'true', help: '' },
  { name: 'label-columns', short: 'L', takes: 'strings', help: '' },
  { name: 'from-literal', takes: 'strings', isArray: true, help: '' },
  { name: 'replicas', takes: 'int', help: '' },
  { name: 'timeout', takes: 'duration', preset: '30s', help: '' },
  { name: 'dry-run', takes: 'string', preset: 'none', bare: 'unchanged', help: '' },
];

function parsed(line: string) {
  const result = parseFlags(line.split(' '), SPECS);
  if (!result.ok) throw new Error(result.error);
  return result;
}

describe('flags', () => {
  it('[KCT-1] reads long, short, grouped and attached flags among the arguments', () => {
    const { flags, args } = parsed('jobs -Ao yaml a -nx --label-columns=app,team -L tier --wait=false b');
    expect(args).toEqual(['jobs', 'a', 'b']);
    expect(flags.isOn('all-namespaces')).toBe(true);
    expect(flags.text('output')).toBe('yaml');
    expect(flags.text('namespace')).toBe('x');
    expect(flags.list('label-columns')).toEqual(['app', 'team', 'tier']);
    expect(flags.isOn('wait')).toBe(false);
  });

  it('[KCT-1] keeps presets and bare values apart', () => {
    expect(parsed('x').flags.text('dry-run')).toBe('none');
    expect(parsed('x --dry-run client').args).toEqual(['x', 'client']);
    expect(parsed('x --dry-run').flags.text('dry-run')).toBe('unchanged');
    expect(parsed('x').flags.durationMs('timeout')).toBe(30_000);
    expect(parsed('x --from-literal a=1,2').flags.list('from-literal')).toEqual(['a=1,2']);
  });

  it('[KCT-1] ends the flags at --', () => {
    const { args, dashAt } = parsed('a --wait -- sh -c x --nope');
    expect(args).toEqual(['a', 'sh', '-c', 'x', '--nope']);
    expect(dashAt).toBe(1);
  });

  it.each([
    ['--nope', 'unknown flag: --nope'],
    ['-z', "unknown shorthand flag: 'z' in -z"],
    ['-Az', "unknown shorthand flag: 'z' in -z"],
    ['--namespace', 'flag needs an argument: --namespace'],
    ['-n', "flag needs an argument: 'n' in -n"],
    ['-An', "flag needs an argument: 'n' in -n"],
    ['--wait=yes', 'invalid argument "yes" for "--wait" flag: strconv.ParseBool: parsing "yes": invalid syntax'],
    ['-A=maybe', 'invalid argument "maybe" for "-A, --all-namespaces" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
    ['--replicas=x', 'invalid argument "x" for "--replicas" flag: strconv.ParseInt: parsing "x": invalid syntax'],
    ['--timeout=5', 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
    ['--timeout=5x', 'invalid argument "5x" for "--timeout" flag: time: unknown unit "x" in duration "5x"'],
    ['--=x', 'bad flag syntax: --=x'],
  ])('[KCT-1] says what is wrong with %s', (word, error) => {
    expect(parseFlags([word], SPECS)).toEqual({ ok: false, error });
  });

  it('[KCT-1] never throws, whatever is typed', () => {
    const specs = [...COMMANDS.flatMap((command) => command.flags), ...GLOBAL_FLAGS];
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(...specs.flatMap(({ name, short = name }) => [`--${name}`, `-${short}`, `--${name}=`])),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const result = parseFlags(words, specs);
        expect(result.ok || result.error.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('[KCT-1] has no name or letter twice in a command', () => {
    for (const { path, flags } of COMMANDS) {
      const names = flags.flatMap(({ name, short }) => (short === undefined ? [name] : [name, short]));
      expect(new Set(names).size, path.join(' ')).toBe(names.length);
    }
  });
});
