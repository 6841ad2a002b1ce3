import type { KubectlCommand } from './command.ts';
import { annotate } from './commands/annotate.ts';
import { apiResources, apiVersions } from './commands/api-resources.ts';
import { apply } from './commands/apply.ts';
import { setLastApplied, viewLastApplied } from './commands/apply-last-applied.ts';
import { authCanI, authWhoAmI } from './commands/auth.ts';
import { configCommands } from './commands/config.ts';
import { cordon, uncordon } from './commands/cordon.ts';
import { create } from './commands/create.ts';
import { createConfigMap, createSecret } from './commands/create-config.ts';
import { createCronJob } from './commands/create-cron-job.ts';
import { createDeployment } from './commands/create-deployment.ts';
import { createIngress } from './commands/create-ingress.ts';
import { createJob } from './commands/create-job.ts';
import { createNamespace, createPriorityClass, createQuota, createServiceAccount } from './commands/create-others.ts';
import { createClusterRole, createRole } from './commands/create-role.ts';
import { createClusterRoleBinding, createRoleBinding } from './commands/create-role-binding.ts';
import { createSecretDockerRegistry, createSecretTls } from './commands/create-secret-kinds.ts';
import { createServices } from './commands/create-service.ts';
import { createToken } from './commands/create-token.ts';
import { autoscale, createBudget } from './commands/create-unserved.ts';
import { deleteCommand } from './commands/delete.ts';
import { describe } from './commands/describe.ts';
import { diff } from './commands/diff.ts';
import { drain } from './commands/drain.ts';
import { edit } from './commands/edit.ts';
import { events } from './commands/events.ts';
import { attach, cp, exec, portForward } from './commands/exec.ts';
import { explain } from './commands/explain.ts';
import { expose } from './commands/expose.ts';
import { get } from './commands/get.ts';
import { kustomize } from './commands/kustomize.ts';
import { label } from './commands/label.ts';
import { logs } from './commands/logs.ts';
import { patch } from './commands/patch.ts';
import { replace } from './commands/replace.ts';
import { rolloutPause, rolloutRestart, rolloutResume } from './commands/rollout-change.ts';
import { rolloutHistory } from './commands/rollout-history.ts';
import { rolloutStatus } from './commands/rollout-status.ts';
import { rolloutUndo } from './commands/rollout-undo.ts';
import { run } from './commands/run.ts';
import { scale } from './commands/scale.ts';
import { setEnv } from './commands/set-env.ts';
import { setImage } from './commands/set-image.ts';
import { setResources } from './commands/set-resources.ts';
import { setSelector } from './commands/set-selector.ts';
import { setServiceAccount } from './commands/set-service-account.ts';
import { setSubject } from './commands/set-subject.ts';
import { taint } from './commands/taint.ts';
import { unsupportedCommands } from './commands/unsupported.ts';
import { clusterInfo, version } from './commands/version.ts';
import { wait } from './commands/wait.ts';

/** Every command. Words that only group others (`rollout`) have no row; `GROUPS` describes them. */
export const COMMANDS: readonly KubectlCommand[] = [
  create,
  createJob,
  createCronJob,
  createConfigMap,
  createSecret,
  createDeployment,
  createNamespace,
  createQuota,
  createPriorityClass,
  createServiceAccount,
  createSecretDockerRegistry,
  createSecretTls,
  createRole,
  createClusterRole,
  createRoleBinding,
  createClusterRoleBinding,
  ...createServices,
  createIngress,
  createBudget,
  createToken,
  expose,
  run,
  setImage,
  setServiceAccount,
  setEnv,
  setResources,
  setSelector,
  setSubject,
  explain,
  get,
  edit,
  deleteCommand,
  rolloutHistory,
  rolloutPause,
  rolloutRestart,
  rolloutResume,
  rolloutStatus,
  rolloutUndo,
  scale,
  autoscale,
  clusterInfo,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  attach,
  exec,
  portForward,
  cp,
  authCanI,
  authWhoAmI,
  events,
  diff,
  apply,
  viewLastApplied,
  setLastApplied,
  patch,
  kustomize,
  replace,
  wait,
  label,
  annotate,
  ...configCommands,
  version,
  apiVersions,
  apiResources,
  ...unsupportedCommands,
];

/** Words that group commands, with what they say in the command list. */
export const GROUPS: Readonly<Record<string, { readonly group: KubectlCommand['group']; readonly summary: string }>> = {
  set: { group: 'beginner', summary: 'Set specific features on objects' },
  rollout: { group: 'deploy', summary: 'Manage the rollout of a resource' },
  top: { group: 'cluster', summary: 'Display resource (CPU/memory) usage' },
  auth: { group: 'troubleshooting', summary: 'Inspect authorization' },
  plugin: { group: 'other', summary: 'Provides utilities for interacting with plugins' },
  config: { group: 'other', summary: 'Modify kubeconfig files' },
  'create service': { group: undefined, summary: 'Create a service using a specified subcommand' },
  'create secret': { group: undefined, summary: 'Create a secret using a specified subcommand' },
};

/** The top-level words in the order in which kubectl registers them; suggestions and help list them so. */
export const TOP_LEVEL: readonly string[] = [
  ...['create', 'expose', 'run', 'set', 'explain', 'get', 'edit', 'delete', 'rollout', 'scale', 'autoscale'],
  ...['certificate', 'cluster-info', 'top', 'cordon', 'uncordon', 'drain', 'taint'],
  ...['describe', 'logs', 'attach', 'exec', 'port-forward', 'proxy', 'cp', 'auth', 'debug', 'events'],
  ...['diff', 'apply', 'patch', 'replace', 'wait', 'kustomize', 'label', 'annotate', 'completion'],
  ...['api-resources', 'api-versions', 'config', 'plugin', 'version'],
];
