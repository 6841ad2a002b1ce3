import type { JsonObject, JsonValue } from '#sim/api/meta-v1/types.ts';
import { portNameErrors, portNumberErrors } from '#sim/api/names.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';

const tcp = flag('tcp', 'strings', 'a port and the port of the pods: port:targetPort');

/** One of the four `kubectl create service …` (rule KCT-17). */
function createService(word: string, type: string, summary: string, usage: string, more: Partial<KubectlCommand>): KubectlCommand {
  return {
    path: ['create', 'service', word],
    summary,
    usage: `NAME ${usage} [--dry-run=server|client|none]`,
    ...more,
    flags: [...createFlags, tcp, ...(more.flags ?? [])],
    run(context) {
      const { flags } = context;
      const name = nameArgument(context);
      if (typeof name === 'number') return name;
      const clusterIP = flags.text('clusterip');
      const needsPort = type !== 'ExternalName' && clusterIP !== 'None';
      if (needsPort && flags.list('tcp').length === 0) return context.fail('at least one tcp port specifier must be provided');
      const ports: JsonObject[] = [];
      for (const word of flags.list('tcp')) {
        const read = readPorts(word);
        if (!read.ok) return context.fail(read.error);
        ports.push({ ...read.port, ...(flags.number('node-port') > 0 ? { nodePort: flags.number('node-port') } : {}) });
      }
      const labels = { app: name };
      const spec: JsonObject = {
        ...(clusterIP === '' ? {} : { clusterIP }),
        ...(flags.text('external-name') === '' ? {} : { externalName: flags.text('external-name') }),
        ...(ports.length === 0 ? {} : { ports }),
        selector: labels,
        type,
      };
      const metadata = { ...newMetadata(context, name), labels };
      const body = { apiVersion: 'v1', kind: 'Service', metadata, spec, status: { loadBalancer: {} } };
      return createObject(context, 'Service', body, `failed to create ${type} service: `);
    },
  };
}

/** `kubectl create service clusterip`, `nodeport`, `loadbalancer` and `externalname`. */
export const createServices: readonly KubectlCommand[] = [
  createService('clusterip', 'ClusterIP', 'Create a ClusterIP service', '[--tcp=<port>:<targetPort>]', {
    flags: [flag('clusterip', 'string', "the address, or 'None' for a headless service")],
  }),
  createService('nodeport', 'NodePort', 'Create a NodePort service', '[--tcp=port:targetPort]', {
    flags: [flag('node-port', 'int', 'port on every node')],
  }),
  createService('loadbalancer', 'LoadBalancer', 'Create a LoadBalancer service', '[--tcp=port:targetPort]', {}),
  createService('externalname', 'ExternalName', 'Create an ExternalName service', '--external-name external.name', {
    flags: [flag('external-name', 'string', 'the name outside of the cluster')],
    requires: ['external-name'],
  }),
];

type PortsRead = { readonly ok: true; readonly port: JsonObject } | { readonly ok: false; readonly error: string };

/** Reads `80`, `80:8080` or `80:web`. */
function readPorts(word: string): PortsRead {
  const [portText = '', targetText = portText] = word.split(':', 2);
  const port = portNumber(portText);
  if (typeof port === 'string') return { ok: false, error: port };
  const target: JsonValue = /^\d+$/.test(targetText) ? Number(targetText) : targetText;
  const errors = typeof target === 'number' ? portNumberErrors(target) : portNameErrors(String(target));
  if (errors.length > 0) return { ok: false, error: errors.join(',') };
  return {
    ok: true,
    port: { name: word.includes(':') ? `${portText}-${targetText}` : portText, port, protocol: 'TCP', targetPort: target },
  };
}

/** The number, or what Go's parser says of it. */
function portNumber(text: string): number | string {
  const parsing = `strconv.ParseUint: parsing "${text}"`;
  if (!/^\d+$/.test(text)) return `${parsing}: invalid syntax`;
  return Number(text) > 65_535 ? `${parsing}: value out of range` : Number(text);
}
