import type { FlagSpec } from './flags.ts';

const OUTPUT_WORDS = [
  'json',
  'yaml',
  'kyaml',
  'name',
  'wide',
  'jsonpath=',
  'jsonpath-as-json=',
  'custom-columns=',
  'go-template=',
] as const;

/** Flags that every command takes. */
export const GLOBAL_FLAGS: readonly FlagSpec[] = [
  { name: 'namespace', short: 'n', takes: 'string', help: 'the namespace to work in', completes: 'namespace' },
  { name: 'context', takes: 'string', help: 'the kubeconfig context to use' },
  { name: 'cluster', takes: 'string', help: 'the kubeconfig cluster to use' },
  { name: 'user', takes: 'string', help: 'the kubeconfig user to use' },
  { name: 'kubeconfig', takes: 'string', help: 'the kubeconfig file', completes: 'file' },
  { name: 'server', short: 's', takes: 'string', help: 'address of the API server' },
  { name: 'request-timeout', takes: 'string', preset: '0', help: 'how long to wait for one answer of the server' },
  { name: 'v', short: 'v', takes: 'int', preset: '0', help: 'how much to log' },
  { name: 'warnings-as-errors', takes: 'bool', help: 'fail when the server warns' },
  { name: 'as', takes: 'string', help: 'user to act as' },
  { name: 'as-group', takes: 'strings', isArray: true, help: 'group to act as' },
  { name: 'as-uid', takes: 'string', help: 'uid to act as' },
  { name: 'cache-dir', takes: 'string', preset: '/home/learner/.kube/cache', help: 'folder of the cache' },
  { name: 'certificate-authority', takes: 'string', help: 'certificate of the server’s authority', completes: 'file' },
  { name: 'client-certificate', takes: 'string', help: 'certificate of the client', completes: 'file' },
  { name: 'client-key', takes: 'string', help: 'key of the client', completes: 'file' },
  { name: 'disable-compression', takes: 'bool', help: 'ask for answers that are not compressed' },
  { name: 'insecure-skip-tls-verify', takes: 'bool', help: 'do not check the server’s certificate' },
  { name: 'log-flush-frequency', takes: 'duration', preset: '5s', help: 'how often to write the log' },
  { name: 'match-server-version', takes: 'bool', help: 'demand a server of the same version' },
  { name: 'password', takes: 'string', help: 'password for the server' },
  { name: 'profile', takes: 'string', preset: 'none', help: 'profile to take' },
  { name: 'profile-output', takes: 'string', preset: 'profile.pprof', help: 'file for the profile', completes: 'file' },
  { name: 'tls-server-name', takes: 'string', help: 'name in the server’s certificate' },
  { name: 'token', takes: 'string', help: 'token for the server' },
  { name: 'username', takes: 'string', help: 'user for the server' },
  { name: 'vmodule', takes: 'string', help: 'how much to log, by file' },
  { name: 'help', short: 'h', takes: 'bool', help: 'show this help' },
];

export const output: FlagSpec = { name: 'output', short: 'o', takes: 'string', help: 'output format', completes: OUTPUT_WORDS };
const template: FlagSpec = { name: 'template', takes: 'string', help: 'template of -o go-template' };
const allowMissing: FlagSpec = {
  name: 'allow-missing-template-keys',
  takes: 'bool',
  preset: 'true',
  help: 'print nothing for a missing field in a template, instead of failing',
};
const showManagedFields: FlagSpec = { name: 'show-managed-fields', takes: 'bool', help: 'keep managedFields in json and yaml' };
export const selector: FlagSpec = {
  name: 'selector',
  short: 'l',
  takes: 'string',
  help: 'labels that objects must have: a=b, a!=b, a in (b,c), !a',
  completes: 'selector',
};
export const fieldSelector: FlagSpec = {
  name: 'field-selector',
  takes: 'string',
  help: 'fields that objects must have: status.phase=Failed',
};
export const allNamespaces: FlagSpec = { name: 'all-namespaces', short: 'A', takes: 'bool', help: 'look into every namespace' };
export const all: FlagSpec = { name: 'all', takes: 'bool', help: 'take every object of the type' };
const filename: FlagSpec = {
  name: 'filename',
  short: 'f',
  takes: 'strings',
  help: 'manifest file, folder, or - for standard input',
  completes: 'file',
};
const kustomize: FlagSpec = { name: 'kustomize', short: 'k', takes: 'string', help: 'kustomization folder', completes: 'file' };
const recursive: FlagSpec = { name: 'recursive', short: 'R', takes: 'bool', help: 'go into subfolders' };
export const fieldManager: FlagSpec = { name: 'field-manager', takes: 'string', help: 'name of the owner of the fields' };
export const chunkSize: FlagSpec = { name: 'chunk-size', takes: 'int', preset: '500', help: 'how many objects to ask for at once' };
const saveConfig: FlagSpec = { name: 'save-config', takes: 'bool', help: 'note the manifest in an annotation, for a later apply' };
export const validate: FlagSpec = {
  name: 'validate',
  takes: 'string',
  preset: 'strict',
  bare: 'strict',
  help: 'what unknown fields do',
  completes: ['strict', 'warn', 'ignore'],
};
export const dryRun: FlagSpec = {
  name: 'dry-run',
  takes: 'string',
  preset: 'none',
  bare: 'unchanged',
  help: 'only show what would be done',
  completes: ['none', 'client', 'server'],
};

/** `-o` and what goes with it. */
export const printFlags: readonly FlagSpec[] = [output, template, allowMissing, showManagedFields];
export const fileFlags: readonly FlagSpec[] = [filename, kustomize, recursive];
/** What creating commands share. */
export const createFlags: readonly FlagSpec[] = [...printFlags, dryRun, fieldManager, saveConfig, validate];

export const flag = (name: string, takes: FlagSpec['takes'], help: string, more: Partial<FlagSpec> = {}): FlagSpec => ({
  name,
  takes,
  help,
  ...more,
});
