import { durationMs, parseGoDuration } from '#sim/api/go-duration.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { matchesFieldSelector, parseFieldSelector, parseLabelSelector } from '#sim/api/selector.ts';
import type { WatchNotice } from '#sim/apiserver/client.ts';
import type { CommandContext } from '#sim/kubectl/command.ts';
import { fetchObjects } from '#sim/kubectl/fetch.ts';
import { type OutputFormat, printFormatted } from '#sim/kubectl/output.ts';
import { toJson, WatchTable } from '#sim/kubectl/print/index.ts';
import type { ResourceRequest } from '#sim/kubectl/resolve.ts';
import { NO_LIMIT_MS } from '#sim/kubectl/waiting.ts';

/** `get -w`: what is there, then a row per change until Ctrl-C or `--request-timeout` (rule KCT-8). */
export async function watchObjects(context: CommandContext, requests: readonly ResourceRequest[], format: OutputFormat): Promise<number> {
  const { flags, host, namespace } = context;
  const [request] = requests;
  if (request === undefined || requests.length > 1) return context.fail('you may only specify a single resource type');
  const { info, names } = request;
  const allNamespaces = flags.isOn('all-namespaces');
  const watch = host.subscribe(info, info.namespaced && !allNamespaces ? namespace : undefined);
  try {
    const options = { labelSelector: flags.text('selector'), fieldSelector: flags.text('field-selector'), allNamespaces };
    const { groups, problems } = await fetchObjects(context, requests, options);
    if (problems.length > 0) return context.failWith(problems);
    const objects = groups.flatMap((group) => group.objects);
    const filter = new WatchFilter(context, names, objects);
    const printer = rowPrinter(context, request, format);
    if (!flags.isOn('watch-only')) printer(objects.map((object) => ({ type: 'ADDED', object })));
    const endAtMs = host.nowMs() + limitMs(flags.text('request-timeout'));
    for (;;) {
      context.flush();
      const leftMs = endAtMs - host.nowMs();
      if (leftMs <= 0) return 0;
      printer(filter.pass(await host.nextChanges(watch, leftMs)));
    }
  } finally {
    watch.close();
  }
}

function limitMs(text: string): number {
  const seconds = /^\d+$/.test(text) ? Number(text) * 1000 : undefined;
  const parsed = parseGoDuration(text);
  const ms = seconds ?? (parsed.ok ? durationMs(parsed.value) : 0);
  return ms > 0 ? ms : NO_LIMIT_MS;
}

function rowPrinter(context: CommandContext, { info }: ResourceRequest, format: OutputFormat): (notices: readonly WatchNotice[]) => void {
  const { flags, host } = context;
  const isTable = format.is === 'table' || format.is === 'wide';
  if (!isTable) {
    let count = 0;
    return (notices) => {
      for (const { object } of notices) {
        if (format.is === 'yaml' && count > 0) context.out('---\n');
        const result = printFormatted(format, [{ info, objects: [object] }], true, count > 0 || flags.isOn('no-headers'));
        if (result.ok) context.out(result.text);
        else context.err(`error: ${result.error}\n`);
        count += 1;
      }
    };
  }
  const table = new WatchTable(info, {
    wide: format.is === 'wide',
    noHeaders: flags.isOn('no-headers'),
    showLabels: flags.isOn('show-labels'),
    labelColumns: flags.list('label-columns'),
    showKind: flags.isOn('show-kind'),
    allNamespaces: flags.isOn('all-namespaces'),
    outputWatchEvents: flags.isOn('output-watch-events'),
  });
  return (notices) => context.out(table.rows(notices, host.nowMs()));
}

/** Lets through what the server would send: an object that stops matching counts as deleted. */
class WatchFilter {
  private readonly known: Set<string>;
  private readonly matches: (object: KubeObject) => boolean;

  constructor({ flags }: CommandContext, names: readonly string[], objects: readonly KubeObject[]) {
    const labels = parseLabelSelector(flags.text('selector'));
    const fields = parseFieldSelector(flags.text('field-selector'));
    this.known = new Set(objects.map(({ metadata }) => metadata.uid));
    this.matches = (object) =>
      (names.length === 0 || names.includes(object.metadata.name)) &&
      (!labels.ok || labels.matches(object.metadata.labels)) &&
      (!fields.ok || matchesFieldSelector(fields.terms, toJson(object)));
  }

  pass(notices: readonly WatchNotice[]): readonly WatchNotice[] {
    const passed: WatchNotice[] = [];
    for (const { type, object } of notices) {
      const { uid } = object.metadata;
      const wasKnown = this.known.has(uid);
      if (type === 'DELETED' || !this.matches(object)) {
        this.known.delete(uid);
        if (wasKnown || (type === 'DELETED' && this.matches(object))) passed.push({ type: 'DELETED', object });
      } else {
        this.known.add(uid);
        passed.push({ type: wasKnown ? 'MODIFIED' : 'ADDED', object });
      }
    }
    return passed;
  }
}
