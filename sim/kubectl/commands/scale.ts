import { readNumber, readObject } from '#sim/api/json-read.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { all, dryRun, fileFlags, flag, printFlags, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten, namespaceOf } from '#sim/kubectl/fetch.ts';
import { dryRunSuffix, TIMED_OUT } from '#sim/kubectl/messages.ts';
import { chooseOutput, writeObject } from '#sim/kubectl/output.ts';
import { objectReference, toJson } from '#sim/kubectl/print/index.ts';
import { type Problem, problem, refusal } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';
import { waitForChange } from '#sim/kubectl/waiting.ts';

/** `kubectl scale --replicas=N` (rule KCT-20). */
export const scale: KubectlCommand = {
  path: ['scale'],
  group: 'deploy',
  summary: 'Set a new size for a deployment, replica set, or replication controller',
  usage: '[--resource-version=version] [--current-replicas=count] --replicas=COUNT (-f FILENAME | TYPE NAME)',
  completes: 'types and names',
  flags: [
    ...printFlags,
    ...fileFlags,
    selector,
    all,
    dryRun,
    flag('replicas', 'int', 'how many pods', { preset: '0' }),
    flag('current-replicas', 'int', 'only when there are that many now', { preset: '-1' }),
    flag('resource-version', 'string', 'only this version of the object'),
    flag('timeout', 'duration', 'how long to wait until it is done', { preset: '0s' }),
  ],
  requires: ['replicas'],
  async run(context) {
    const { flags, client, host } = context;
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const replicas = flags.number('replicas');
    if (replicas < 0) return context.fail('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
    const [refused] = missing;
    if (groups.every((group) => group.objects.length === 0) && refused?.is === 'refusal')
      return context.fail(`no objects passed to scale ${refused.status.message}`);
    const problems: Problem[] = [...missing];
    for (const { info, object } of flatten(groups)) {
      const namespace = namespaceOf(info, object.metadata.namespace ?? '');
      const now = readNumber(readObject(toJson(object), 'spec'), 'replicas') ?? 1;
      const expected = flags.number('current-replicas');
      if (expected >= 0 && expected !== now) {
        problems.push(problem(`Expected replicas to be ${expected}, was ${now}`));
        continue;
      }
      const result = client.scale(info, namespace, object.metadata.name, replicas, { dryRun: flags.text('dry-run') !== 'none' });
      context.warn(result.warnings);
      if (!result.ok) {
        problems.push(refusal(result.status));
        continue;
      }
      const waitMs = flags.durationMs('timeout');
      const hasSize = (): true | undefined => {
        const current = client.get(info, namespace, object.metadata.name);
        return current.ok && readNumber(readObject(toJson(current.value), 'status'), 'replicas') === replicas ? true : undefined;
      };
      const isDone = waitMs <= 0 || (await waitForChange(host, info, namespace, host.nowMs() + waitMs, hasSize)) === true;
      if (isDone)
        writeObject(
          context,
          choice.format,
          { info, object: result.value },
          `${objectReference(info, object)} scaled${dryRunSuffix(flags.text('dry-run'))}`,
        );
      else problems.push(problem(TIMED_OUT));
    }
    return context.failWith(problems);
  },
};
