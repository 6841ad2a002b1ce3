import { printJson, printYaml } from '#sim/api/print/index.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { all, fileFlags, flag, selector } from '#sim/kubectl/common-flags.ts';
import { fetchObjects, flatten } from '#sim/kubectl/fetch.ts';
import { LAST_APPLIED } from '#sim/kubectl/manifests/index.ts';
import { type Problem, problem } from '#sim/kubectl/problem.ts';
import { selectedRequests } from '#sim/kubectl/selected.ts';

/** `kubectl apply view-last-applied`: what apply noted of the manifest (rule KCT-16). */
export const viewLastApplied: KubectlCommand = {
  path: ['apply', 'view-last-applied'],
  summary: 'View the latest last-applied-configuration annotations of a resource/object',
  usage: '(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME)',
  completes: 'types and names',
  flags: [...fileFlags, selector, all, flag('output', 'string', 'layout', { short: 'o', preset: 'yaml', completes: ['yaml', 'json'] })],
  async run(context) {
    const { flags } = context;
    const format = flags.text('output');
    if (format !== 'yaml' && format !== 'json')
      return context.failUsage(`Unexpected -o output mode: ${format}, the flag 'output' must be one of yaml|json`);
    const selected = await selectedRequests(context);
    if (typeof selected === 'number') return selected;
    const { groups, problems: missing } = await fetchObjects(context, selected.requests, selected.options);
    const problems: Problem[] = [...missing];
    for (const { object } of flatten(groups)) {
      const noted = object.metadata.annotations?.[LAST_APPLIED];
      if (noted === undefined)
        problems.push(problem(`no last-applied-configuration annotation found on resource: ${object.metadata.name}`));
      else context.out(format === 'json' ? printJson(JSON.parse(noted)) : printYaml(JSON.parse(noted)));
    }
    return context.failWith(problems);
  },
};
