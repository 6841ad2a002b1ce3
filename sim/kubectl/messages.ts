/** kubectl's wording that more than one command uses; checked against v1.35.6. */

export const CLIENT_VERSION = 'v1.35.6';
export const KUSTOMIZE_VERSION = 'v5.7.1';
export const SERVER_VERSION = 'v1.35.6';

/** The one context that the kubeconfig of the recordings has. */
export const CONTEXT = {
  name: 'kubernetes-admin@kubernetes',
  cluster: 'kubernetes',
  user: 'kubernetes-admin',
  server: 'https://192.0.2.2:6443',
} as const;

/** Without any argument or file. */
export const RESOURCES_NEEDED = `You must provide one or more resources by argument or filename.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'
   '<resource> <name>'
   '<resource>'`;

/** Of `rollout`, without any argument or file. */
export const REQUIRED_RESOURCE = 'required resource not specified';

export const typeNeeded = (verb: string): string =>
  `You must specify the type of resource to ${verb}. Use "kubectl api-resources" for a complete list of supported resources.`;

export const NAME_AND_SELECTOR = 'name cannot be provided when a selector is specified';
export const FILES_AND_ARGUMENTS = 'when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well';
export const PAIRS_AND_FILES = 'resource/name arguments cannot be provided when a path is specified';
export const NO_FILE = 'must specify one of -f and -k';
export const TIMED_OUT = 'timed out waiting for the condition';

/** Of `get` and `describe`; on stderr. */
export const noResources = (namespace: string | undefined): string =>
  namespace === undefined ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`;

/** What a dry run appends to a result word. */
export const dryRunSuffix = (dryRun: string): string =>
  dryRun === 'client' ? ' (dry run)' : dryRun === 'server' ? ' (server dry run)' : '';
