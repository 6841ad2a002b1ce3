import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { allNamespaces, chunkSize, flag, printFlags } from '#sim/kubectl/common-flags.ts';
import { fetchObjects } from '#sim/kubectl/fetch.ts';
import { chooseOutput, printFormatted, writeResult } from '#sim/kubectl/output.ts';
import { EventsWatchTable, printEventsTable, sortEventsByLastSeen } from '#sim/kubectl/print/index.ts';
import { findResource, noSuchType } from '#sim/kubectl/resolve.ts';
import { NO_LIMIT_MS } from '#sim/kubectl/waiting.ts';

/** `kubectl events` (rule KCT-15). */
export const events: KubectlCommand = {
  path: ['events'],
  group: 'troubleshooting',
  summary: 'List events',
  usage: '[(-o|--output=)json|yaml|...] [--for TYPE/NAME] [--watch] [--types=Normal,Warning]',
  flags: [
    ...printFlags,
    allNamespaces,
    chunkSize,
    flag('for', 'string', 'only events of that object'),
    flag('types', 'strings', 'only events of that type', { completes: ['Normal', 'Warning'] }),
    flag('watch', 'bool', 'go on and show new events', { short: 'w' }),
    flag('no-headers', 'bool', 'leave the header out'),
  ],
  async run(context) {
    const { flags, host, namespace } = context;
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    const types = flags.list('types');
    if (types.some((type) => !['normal', 'warning'].includes(type.toLowerCase())))
      return context.fail('valid --types are Normal or Warning');
    const filter = eventFilter(context);
    if (typeof filter === 'number') return filter;
    const info = resourceOfKind('Event');
    const allNs = flags.isOn('all-namespaces');
    const watch = flags.isOn('watch') ? host.subscribe(info, allNs ? undefined : namespace) : undefined;
    try {
      const { groups, problems } = await fetchObjects(context, [{ info, names: [] }], { allNamespaces: allNs });
      if (problems.length > 0) return context.failWith(problems);
      const found = sortEventsByLastSeen(
        groups
          .flatMap((group) => group.objects)
          .filter(isEvent)
          .filter(filter),
      );
      const options = { allNamespaces: allNs, noHeaders: flags.isOn('no-headers') };
      if (watch === undefined) {
        if (found.length === 0) {
          context.err(allNs ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
          return 0;
        }
        if (choice.format.is !== 'table') return writeResult(context, printFormatted(choice.format, [{ info, objects: found }], false));
        context.out(printEventsTable(found, { ...options, nowMs: host.nowMs() }));
        return 0;
      }
      const table = new EventsWatchTable(options);
      context.out(table.rows(found, host.nowMs()));
      for (;;) {
        context.flush();
        const notices = await host.nextChanges(watch, NO_LIMIT_MS);
        const news = notices.filter(({ type }) => type !== 'DELETED').map(({ object }) => object);
        context.out(table.rows(news.filter(isEvent).filter(filter), host.nowMs()));
      }
    } finally {
      watch?.close();
    }
  },
};

const isEvent = (object: { readonly kind: string }): object is KubeEvent => object.kind === 'Event';

function eventFilter(context: CommandContext): ((event: KubeEvent) => boolean) | number {
  const { flags, client } = context;
  const types = flags.list('types').map((type) => type.toLowerCase());
  const target = flags.text('for');
  if (target === '') return (event) => types.length === 0 || types.includes(event.type.toLowerCase());
  const [word = '', name = '', ...rest] = target.split('/');
  if (name === '' || rest.length > 0) return context.fail('--for must be in resource/name form');
  const info = findResource(word, client.resources);
  if (info === undefined) return context.fail(noSuchType(word));
  return ({ involvedObject, type }) =>
    involvedObject.kind === info.kind && involvedObject.name === name && (types.length === 0 || types.includes(type.toLowerCase()));
}
