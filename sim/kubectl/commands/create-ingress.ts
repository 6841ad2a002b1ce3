import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';

const NOTHING_GIVEN =
  'not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)';
const RULE = /^([^/=]*)(\/[^=]*)=([^:,=]+):([^:,=]+)(?:,(tls)(?:=([^,]+))?)?$/;
const BACKEND = /^([^:,=]+):([^:,=]+)$/;

/** `kubectl create ingress NAME --rule=HOST/PATH=SERVICE:PORT[,tls[=SECRET]]` (rule KCT-17). */
export const createIngress: KubectlCommand = {
  path: ['create', 'ingress'],
  aliases: ['ing'],
  summary: 'Create an ingress with the specified name',
  usage: 'NAME --rule=host/path=service:port[,tls[=secret]]',
  flags: [
    ...createFlags,
    flag('class', 'string', 'class of the ingress'),
    flag('rule', 'strings', 'a way in: host/path=service:port[,tls[=secret]]', { isArray: true }),
    flag('default-backend', 'string', 'where the rest goes: service:port'),
    flag('annotation', 'strings', 'an annotation: a=b', { isArray: true }),
  ],
  run(context) {
    const { flags } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const rules = flags.list('rule');
    const backend = flags.text('default-backend');
    if (rules.length === 0 && backend === '') return context.fail(NOTHING_GIVEN);
    const bad = rules.find((rule) => !RULE.test(rule));
    if (bad !== undefined) return context.fail(`rule ${bad} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`);
    const wrong = flags.list('annotation').find((pair) => !pair.includes('='));
    if (wrong !== undefined) return context.fail(`annotation ${wrong} is invalid and should be in format key=[value]`);
    if (backend !== '' && !BACKEND.test(backend)) return context.fail('default-backend should be in format servicename:serviceport');
    const annotations = Object.fromEntries(
      flags.list('annotation').map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]),
    );
    const [, service = '', port = ''] = BACKEND.exec(backend) ?? [];
    const body: JsonObject = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { ...(Object.keys(annotations).length === 0 ? {} : { annotations }), ...newMetadata(context, name) },
      spec: {
        ...(backend === '' ? {} : { defaultBackend: backendOf(service, port) }),
        ...(flags.text('class') === '' ? {} : { ingressClassName: flags.text('class') }),
        ...ingressRules(rules),
      },
      status: { loadBalancer: {} },
    };
    return createObject(context, 'Ingress', body, 'failed to create ingress: ');
  },
};

const backendOf = (name: string, port: string): JsonObject => ({
  service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } },
});

/** `rules` with one entry per host, and `tls` with one per secret. */
function ingressRules(words: readonly string[]): JsonObject {
  const paths = new Map<string, JsonObject[]>();
  const secrets = new Map<string, Set<string>>();
  for (const word of words) {
    const [, host = '', path = '', service = '', port = '', tls, secret = ''] = RULE.exec(word) ?? [];
    const isPrefix = path.endsWith('*');
    const entry = {
      backend: backendOf(service, port),
      path: isPrefix ? path.slice(0, -1) : path,
      pathType: isPrefix ? 'Prefix' : 'Exact',
    };
    paths.set(host, [...(paths.get(host) ?? []), entry]);
    if (tls !== undefined) secrets.set(secret, (secrets.get(secret) ?? new Set()).add(host));
  }
  const tls = [...secrets].map(([secretName, hosts]) => {
    const named = [...hosts].filter((host) => host !== '');
    return { ...(named.length === 0 ? {} : { hosts: named }), ...(secretName === '' ? {} : { secretName }) };
  });
  return {
    ...(paths.size === 0
      ? {}
      : { rules: [...paths].map(([host, entries]) => ({ ...(host === '' ? {} : { host }), http: { paths: entries } })) }),
    ...(tls.length === 0 ? {} : { tls }),
  };
}
