import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCron } from './cron.ts';

const USAGE = `usage: sim play FILE [--seed N] [--until S]
       sim apply FILE... [--for 10m] [--get 'kubectl ...']
       sim validate FILE.json
       sim cron FILE.jsonl
       sim fuzz-commands [--seed N] [--count N] [--verbose]
       sim mutate FILE.json [--count N] [--seed N]
`;

/** Reads a file or says which one is missing. */
function read(file: string | undefined): string {
  if (file === undefined) throw new Error(USAGE.trimEnd());
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`cannot read ${file}: check the path`);
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'play': {
      const { values, positionals } = parseArgs({
        args: rest,
        allowPositionals: true,
        options: { seed: { type: 'string' }, until: { type: 'string' } },
      });
      const { play } = await import('./play.ts');
      const run = await play(JSON.parse(read(positionals[0])), {
        seed: Number(values.seed ?? 1),
        ...(values.until === undefined ? {} : { untilSeconds: Number(values.until) }),
      });
      process.stdout.write(`${JSON.stringify(run, null, 1)}\n`);
      return 0;
    }
    case 'apply': {
      const { applyFiles } = await import('./apply.ts');
      return applyFiles(rest, read);
    }
    case 'validate': {
      const { runValidate } = await import('./validate.ts');
      process.stdout.write(`${JSON.stringify(await runValidate(JSON.parse(read(rest[0]))), null, 1)}\n`);
      return 0;
    }
    case 'cron':
      process.stdout.write(runCron(read(rest[0])));
      return 0;
    case 'mutate': {
      const { runMutate } = await import('./mutate.ts');
      return runMutate(rest, read);
    }
    case 'conformance': {
      const { runConformance } = await import('./conformance.ts');
      return runConformance(rest);
    }
    case 'fuzz-commands': {
      const { fuzzCommands } = await import('./fuzz/fuzz-commands.ts');
      return fuzzCommands(rest);
    }
    case 'bench': {
      const { runBench } = await import('./bench/index.ts');
      return runBench(rest);
    }
    default:
      process.stderr.write(USAGE);
      return 2;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`sim: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
