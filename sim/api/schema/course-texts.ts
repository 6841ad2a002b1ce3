type Texts = Readonly<Record<string, string>>;

const JOB: Readonly<Record<string, Texts>> = {
  JobSpec: {
    activeDeadlineSeconds:
      'Seconds after status.startTime at which all Pods are terminated and the Job is Failed with reason DeadlineExceeded. It ends the Job even when backoffLimit would allow more tries.',
    backoffLimit:
      'How many failures the Job survives; one more marks it Failed. 6 if left out, 0 for no retry; with restartPolicy OnFailure restarts of containers count too.',
    backoffLimitPerIndex:
      'How many failures one index survives; after that only this index has failed and the others go on. Needs completionMode Indexed and restartPolicy Never.',
    completionMode:
      'NonIndexed (default): every success counts the same. Indexed: each Pod has an index from 0 to completions - 1, in the variable JOB_COMPLETION_INDEX, and each index must succeed once; completions must be set.',
    completions:
      'How many Pods must succeed. 1 if parallelism is left out as well; with parallelism alone the Job is a work queue, which is done when one Pod has succeeded and all have ended.',
    managedBy:
      'The controller that runs the Job; left out, the built-in one. Under any other name the built-in controller leaves the Job alone. Cannot be changed.',
    manualSelector:
      'true: you vouch that selector fits the Pods of this Job only. Hardly ever needed; a selector that fits other Pods breaks both sides.',
    maxFailedIndexes:
      'How many failed indexes the Job survives; one more marks it Failed and terminates its Pods. Left out, every index gets its tries first, and a single failed one still makes the Job Failed.',
    parallelism:
      'How many Pods may run at the same time, 1 if left out. 0 runs none. Never more run than completions are still missing; it may be changed while the Job runs.',
    podFailurePolicy:
      'Rules for failed Pods, by exit code or condition; the first that matches decides, and without a match the failure counts against backoffLimit. Needs restartPolicy Never.',
    podReplacementPolicy:
      'When a lost Pod is replaced. TerminatingOrFailed (default): as soon as it is being deleted, so that old and new may overlap. Failed: only when it has ended; the only value allowed beside podFailurePolicy.',
    selector: 'Which Pods belong to the Job. Leave it out: the server writes a unique one and refuses yours unless manualSelector is true.',
    successPolicy:
      'Rules by which an Indexed Job has succeeded before all its indexes have. When one is met, the Pods still running are terminated.',
    suspend:
      'true: no Pods are made and running ones are deleted, until it is false again. Resuming starts a new startTime, so the deadline counts from there.',
    template:
      'The Pods that the Job makes. Its restartPolicy must be Never or OnFailure, and it cannot be changed later: for another image, delete the Job and create it again.',
    ttlSecondsAfterFinished:
      'Seconds after the end, successful or not, at which the Job is deleted together with its Pods and their logs. 0 deletes at once; left out, it stays until somebody deletes it.',
  },
  PodFailurePolicy: { rules: 'Tried in this order on each failed Pod; the first that matches decides. At most 20.' },
  PodFailurePolicyRule: {
    action:
      'FailJob: the Job fails at once. Ignore: a new Pod, and nothing is counted. Count: counted as usual. FailIndex: this index fails without another try; needs backoffLimitPerIndex.',
    onExitCodes: 'Matches by the exit code of a container that failed. A rule has either this or onPodConditions.',
    onPodConditions: 'Matches by a condition of the Pod, such as DisruptionTarget on one that was evicted or preempted.',
  },
  PodFailurePolicyOnExitCodesRequirement: {
    containerName: 'Looks at this container only; left out, at all of them, init containers included.',
    operator: 'In: a failed container ended with one of the values. NotIn: one ended with none of them. Exit code 0 is never looked at.',
    values: 'Exit codes in ascending order, none twice. 0 is refused with In.',
  },
  PodFailurePolicyOnPodConditionsPattern: {
    status: 'Status that the condition must have: True (default), False or Unknown.',
    type: 'Type of the condition, for example DisruptionTarget.',
  },
  SuccessPolicy: { rules: 'Tried in this order; the first that is met ends the Job successfully. At most 20.' },
  SuccessPolicyRule: {
    succeededCount: 'How many indexes must succeed: of succeededIndexes where that is set, else of all.',
    succeededIndexes: 'The indexes that matter, written 0,2-4. Without succeededCount all of them must succeed.',
  },
  JobStatus: {
    active: 'Pods that are pending or running and not being deleted.',
    completedIndexes: 'Indexes that have succeeded, written 0,2-4. Only in Indexed Jobs.',
    completionTime: 'When the Job completed. Set on success only: a failed Job has none.',
    conditions:
      'Complete or Failed: the Job is over. SuccessCriteriaMet or FailureTarget: decided, but Pods are still ending. Suspended: whether it is held back.',
    failed: 'Pods that failed. Restarts inside a Pod are not counted here.',
    failedIndexes: 'Indexes that have used up backoffLimitPerIndex, written 0,2-4.',
    ready: 'Active Pods whose condition Ready is True.',
    startTime:
      'When the controller took the Job up; activeDeadlineSeconds counts from here. A Job created suspended has none until it is resumed.',
    succeeded: 'Pods that succeeded.',
    terminating: 'Pods that are being deleted and have not ended yet.',
    uncountedTerminatedPods:
      'Pods that have ended and are about to be counted: the controller notes them here before it releases their finalizer.',
  },
};

const CRON_JOB: Readonly<Record<string, Texts>> = {
  CronJobSpec: {
    concurrencyPolicy:
      'What to do when it is time and the last Job still runs. Allow (default): start another beside it. Forbid: start none; the newest missed run follows when the last Job has ended, unless startingDeadlineSeconds is over. Replace: delete the running one first.',
    failedJobsHistoryLimit: 'How many failed Jobs are kept, 1 if left out; older ones are deleted with their Pods and logs. 0 keeps none.',
    jobTemplate: 'The Job made at each run. A change counts from the next run on; Jobs already made stay as they are.',
    schedule:
      'When to make a Job: minute, hour, day of month, month, day of week, or a word such as @hourly. If both day fields are restricted, one match is enough. A time zone in here is refused; use timeZone.',
    startingDeadlineSeconds:
      'How late a run may start, in seconds; a later one is skipped. Left out, a missed run is made up for however late it is.',
    successfulJobsHistoryLimit:
      'How many successful Jobs are kept, 3 if left out; older ones are deleted with their Pods and logs. 0 keeps none.',
    suspend:
      'true: no new Jobs; running ones go on. When it is false again, the newest missed run starts at once unless startingDeadlineSeconds is over.',
    timeZone:
      'Time zone of the schedule, such as Europe/Berlin. Left out, that of the kube-controller-manager, which is UTC in most clusters, not yours.',
  },
  CronJobStatus: {
    active: 'The Jobs of this CronJob that are not over yet.',
    lastScheduleTime: 'The time for which the last Job was scheduled; the Job itself may have been made later.',
    lastSuccessfulTime: 'When a Job of this CronJob last completed successfully.',
  },
  JobTemplateSpec: {
    metadata:
      'Labels and annotations of the Jobs. Their name is always that of the CronJob, a dash and the scheduled time in minutes since 1970.',
    spec: 'The spec of every Job that is made: backoffLimit, template and so on belong in here, not beside schedule.',
  },
};

const POD: Readonly<Record<string, Texts>> = {
  PodSpec: {
    activeDeadlineSeconds:
      'Seconds after the start at which this one Pod is killed and Failed with reason DeadlineExceeded. A Job then makes the next; to limit the Job as a whole, set its own activeDeadlineSeconds.',
    containers:
      'The containers, all started together. The Pod has succeeded when every one has ended with exit code 0 and none is restarted.',
    initContainers:
      'Containers that run before the others, one after the other; each must succeed before the next starts. One with restartPolicy Always keeps running as a sidecar.',
    nodeSelector: 'Labels that the node must have, all of them. While no node does, the Pod stays Pending.',
    priorityClassName:
      'A PriorityClass that must exist. Pods of higher priority are scheduled first and may push out lower ones when no node has room.',
    restartPolicy:
      'What the kubelet does when a container ends. Never: nothing. OnFailure: start it again in the same Pod after a failure. Always: start it again in any case; this is the default, and a Job refuses it.',
    serviceAccountName:
      'Whom the Pod is for the API server; default if left out. While the ServiceAccount does not exist, the Pod cannot be created.',
    terminationGracePeriodSeconds:
      'Seconds from SIGTERM to SIGKILL when the Pod is deleted, 30 if left out. A main process without a handler ignores SIGTERM and uses up all of them.',
    tolerations: 'Taints that the Pod puts up with. A toleration lets the Pod onto a tainted node; it does not send it there.',
    volumes: 'Directories for the containers; a container sees one only where its volumeMounts name it.',
  },
  Container: {
    args: "Replaces the image's CMD: what follows the command. Once command is set the image's CMD is not used, even without args.",
    command:
      "Replaces the image's ENTRYPOINT. No shell reads it, so pipes, && and * need sh -c; of variables only $(NAME) is filled in, from env.",
    env: 'Environment variables, fixed when the container starts. Of two with the same name the last wins.',
    envFrom: 'Makes every key of a ConfigMap or Secret a variable; env wins over it.',
    image:
      'The image and its tag. Without a tag it means latest, which is pulled at each start; a name that cannot be pulled leaves the Pod in ImagePullBackOff, where it is no failure of the Job.',
    imagePullPolicy:
      'Always: ask the registry at each start. IfNotPresent: pull only what the node lacks. Never: use what is there. Always is the default for the tag latest and for no tag, otherwise IfNotPresent.',
    name: 'Name of the container, unique in the Pod; kubectl logs -c takes it.',
    resources: 'What the container is promised (requests) and what it may not exceed (limits).',
    volumeMounts: "Where the Pod's volumes appear in this container.",
  },
  EnvVar: {
    name: 'Name of the variable.',
    value: 'The value, always a string: put numbers, true and false in quotes. $(NAME) stands for a variable defined further up.',
    valueFrom:
      'Takes the value from elsewhere. Where the ConfigMap, Secret or key is missing, the container waits with CreateContainerConfigError.',
  },
  EnvVarSource: {
    configMapKeyRef: 'One key of a ConfigMap in the same namespace, read once, when the container starts.',
    fieldRef: 'A field of the Pod itself, such as metadata.name.',
    resourceFieldRef: "One of the container's requests or limits.",
    secretKeyRef: 'One key of a Secret in the same namespace, read once, when the container starts.',
  },
  ConfigMapKeySelector: {
    key: 'The key whose value is taken.',
    name: 'Name of the ConfigMap, in the namespace of the Pod.',
    optional: 'true: start without the variable where the ConfigMap or key is missing.',
  },
  ResourceRequirements: {
    limits:
      'What the container may use at most. More cpu is only throttled; more memory gets it killed, with reason OOMKilled and exit code 137.',
    requests:
      'What is set aside for the container: the Pod stays Pending until a node has that much left. If left out, the limits are used.',
  },
  VolumeMount: {
    mountPath: 'The directory at which the volume appears. What the image has there is hidden.',
    name: 'Name of an entry of volumes in the Pod.',
    readOnly: 'true: the container cannot write to it.',
    subPath: 'Mounts only this path of the volume. A ConfigMap mounted so is not updated later.',
  },
  Volume: {
    configMap: 'The keys of a ConfigMap as files.',
    emptyDir:
      'An empty directory that lives as long as the Pod: it outlasts a restart of the container, but the next Pod of a Job starts with an empty one.',
    name: 'Name that volumeMounts refer to.',
    persistentVolumeClaim: 'Storage that outlives the Pod: what one try of a Job has written, the next one finds.',
  },
  EmptyDirVolumeSource: {
    medium: "Memory keeps it in RAM, where it counts against the memory limit; left out, it is on the node's disk.",
    sizeLimit: 'The most that it may hold; a Pod that exceeds it is evicted.',
  },
  PersistentVolumeClaimVolumeSource: {
    claimName: 'A PersistentVolumeClaim in the same namespace. Until it exists and can be bound, the Pod stays Pending.',
    readOnly: 'true: every mount of it is read-only.',
  },
  ConfigMapVolumeSource: {
    defaultMode: 'Permissions of the files, 0644 if left out.',
    items: 'Which keys become files, and under what path; left out, every key becomes a file of its name.',
    name: 'Name of the ConfigMap, in the namespace of the Pod. Where it is missing, the Pod waits in ContainerCreating.',
    optional: 'true: start without the files where the ConfigMap or a key is missing.',
  },
  Toleration: {
    effect: 'The effect that is tolerated: NoSchedule, PreferNoSchedule or NoExecute; left out, all of them.',
    key: 'Key of the taint; left out, with operator Exists, every taint.',
    operator: 'Equal (default): key and value must be equal. Exists: the key is enough, and value must be left out.',
    tolerationSeconds: 'For NoExecute: how long the Pod may stay on the node after the taint came; left out, for ever.',
    value: 'Value of the taint, for operator Equal.',
  },
};

const META: Readonly<Record<string, Texts>> = {
  ObjectMeta: {
    annotations: 'Notes for people and tools, as string to string; nothing can be selected by them.',
    labels: 'Marks to select by (kubectl get -l), as string to string: put numbers, true and false in quotes.',
    name: 'Unique among the objects of this kind in the namespace, and fixed. Names of Pods and Jobs made from it begin with it; a CronJob may use at most 52 characters.',
    namespace:
      'The namespace that holds the object; left out, the current one of kubectl. A Pod can use only ConfigMaps, Secrets and claims of its own.',
  },
};

const TEXTS: Readonly<Record<string, Texts>> = { ...JOB, ...CRON_JOB, ...POD, ...META };

/**
 * What the course says about a field, in one or two sentences of its own: what it does, its default, the trap.
 *
 * @param struct Go name (`JobSpec`)
 * @returns undefined for structs as such and for fields that the course does not teach
 */
export const courseText = (struct: string, field?: string): string | undefined =>
  field === undefined ? undefined : TEXTS[struct]?.[field];

/** Struct and field of every text. */
export const courseFields = (): readonly (readonly [string, string])[] =>
  Object.entries(TEXTS).flatMap(([struct, texts]) => Object.keys(texts).map((field) => [struct, field] as const));
