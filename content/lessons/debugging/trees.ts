/** Decision trees of this lesson. Names in brackets are objects of its cluster. */

export const stuckActive = {
  start: 'pods',
  nodes: {
    pods: {
      ask: 'Does the Job have a pod at all?',
      run: 'kubectl get pods',
      answers: [
        { text: 'No pod carries its name (`quiet`)', next: 'no-pods' },
        { text: 'Yes, there is one', next: 'status' },
      ],
    },
    'no-pods': {
      ask: 'What do the events of the Job say?',
      run: 'kubectl describe job quiet | grep -A 20 Events',
      answers: [
        { text: '`FailedCreate`, with the answer of the API server', next: 'refused' },
        { text: '`Suspended`', next: 'paused' },
      ],
    },
    refused: {
      verdict: 'The API server refuses the pods: a service account is missing, a quota is used up, or a policy says no.',
      fix: 'Create what the message names, or raise the quota. The Job tries again by itself, after a minute at most.',
    },
    paused: {
      verdict: 'The Job is suspended, so it has no pods.',
      fix: 'Set `spec.suspend` to `false`, or ask who set it and why.',
    },
    status: {
      ask: 'What does the STATUS column say?',
      run: 'kubectl get pods',
      answers: [
        { text: '`ErrImagePull` or `ImagePullBackOff` (`report`)', next: 'image' },
        { text: '`Pending` (`big`)', next: 'pending' },
        { text: '`CreateContainerConfigError` or `ContainerCreating` (`tune`)', next: 'configuration' },
        { text: '`Running`, and RESTARTS stays 0 (`export`)', next: 'running' },
        { text: '`Error`, `OOMKilled` or `CrashLoopBackOff`, and RESTARTS grows', next: 'restarting' },
        { text: '`NotReady`', next: 'second-container' },
        { text: '`Terminating`, for minutes', next: 'lost-node' },
      ],
    },
    image: {
      ask: 'What did the registry answer?',
      run: 'kubectl describe pods -l job-name=report | grep -A 20 Events',
      answers: [
        { text: 'not found', next: 'wrong-name' },
        { text: 'access denied, authorization failed', next: 'no-permission' },
        { text: 'no such host, or a timeout', next: 'no-network' },
      ],
    },
    'wrong-name': {
      verdict: 'The image name or its tag does not exist.',
      fix: 'A Job’s template cannot be edited: delete the Job, correct the name, create it again.',
    },
    'no-permission': {
      verdict: 'The image exists, or so it may be, but this cluster may not read it.',
      fix: 'Add `imagePullSecrets` to the pod template or to its service account.',
    },
    'no-network': {
      verdict: 'The node cannot reach the registry.',
      fix: 'It is not the Job. When the registry can be reached again, the pod starts without your help.',
    },
    pending: {
      ask: 'Why does the scheduler find no node?',
      run: 'kubectl describe pods -l job-name=big | grep -A 20 Events',
      answers: [
        { text: 'Insufficient cpu, memory or another resource', next: 'too-big' },
        { text: 'A persistentvolumeclaim is not found or not bound', next: 'no-volume' },
        { text: 'Nodes did not match, have taints, or are unschedulable', next: 'no-node' },
      ],
    },
    'too-big': {
      verdict: 'The pod asks for more than any node has free. If it asks for more than a node has at all, waiting is useless.',
      fix: 'Compare the request with `kubectl describe node`. Ask for less, free something, or add a node.',
    },
    'no-volume': {
      verdict: 'The claim is missing or waits for a volume.',
      fix: 'Look at `kubectl get pvc`. The pod is placed as soon as the claim is bound.',
    },
    'no-node': {
      verdict: 'Node selector, affinity or taints leave no node for this pod.',
      fix: 'Compare the pod’s `nodeSelector` and tolerations with `kubectl describe node`.',
    },
    configuration: {
      ask: 'What is the pod waiting for?',
      run: 'kubectl describe pods -l job-name=tune | grep -A 20 Events',
      answers: [
        { text: 'configmap or secret not found', next: 'missing-object' },
        { text: 'couldn’t find key', next: 'missing-key' },
        { text: '`FailedMount`', next: 'missing-mount' },
      ],
    },
    'missing-object': {
      verdict: 'A ConfigMap or Secret that the container needs does not exist in this namespace.',
      fix: 'Create it. The kubelet looks again every 10 to 15 seconds, and no retry is used up.',
    },
    'missing-key': {
      verdict: 'The ConfigMap or Secret is there, without the key that the container asks for.',
      fix: 'Add the key, or correct its name in the template, which means a new Job.',
    },
    'missing-mount': {
      verdict: 'A volume cannot be mounted, usually because its ConfigMap, Secret or claim is missing.',
      fix: 'Create what the message names. The pauses between tries grow to two minutes.',
    },
    running: {
      ask: 'What does its log say?',
      run: 'kubectl logs job/export --tail=5',
      answers: [
        { text: 'Progress, slowly', next: 'slow' },
        { text: 'It waits for something, or says nothing any more', next: 'hanging' },
      ],
    },
    slow: {
      verdict: 'The Job works. It is slower than you thought, perhaps because its CPU limit holds it back.',
      fix: 'Let it run. Then measure, and set requests, limits and a deadline from what you saw.',
    },
    hanging: {
      verdict: 'The program hangs. To Kubernetes a hanging process looks like a busy one.',
      fix: 'Give the program a timeout of its own, and the Job an `activeDeadlineSeconds` as a last resort.',
    },
    restarting: {
      verdict: 'The container fails and is restarted in the same pod, so the Job still counts it as active.',
      fix: 'Read the log now, before the limit is reached and the pod is deleted. Then go on with the next tree.',
    },
    'second-container': {
      verdict: 'The main container is done, but another one in the pod still runs. The pod ends when all of them end.',
      fix: 'Make the helper a sidecar: an init container with `restartPolicy: Always`.',
    },
    'lost-node': {
      verdict: 'The node does not answer, so nobody can confirm that the pod is gone. The Job waits for that.',
      fix: 'Bring the node back, or delete the Node object if the machine is gone for good.',
    },
  },
};

export const keepsFailing = {
  start: 'reason',
  nodes: {
    reason: {
      ask: 'Which reason does the Job give for its end?',
      run: `kubectl get jobs -o custom-columns='NAME:.metadata.name,REASON:.status.conditions[?(@.type=="Failed")].reason'`,
      answers: [
        { text: '`BackoffLimitExceeded`', next: 'pods-left' },
        { text: 'None yet: it is still trying', next: 'pods-left' },
        { text: '`DeadlineExceeded`', next: 'too-slow' },
        { text: '`PodFailurePolicy`, `FailedIndexes` or `MaxFailedIndexesExceeded`', next: 'by-policy' },
      ],
    },
    'too-slow': {
      verdict: 'The Job took longer than `activeDeadlineSeconds`, waiting time and retries included. Its pods were deleted.',
      fix: 'Find out from collected logs or a run without the deadline whether it was slow or stuck.',
    },
    'by-policy': {
      verdict: 'A rule of the Job itself ended it early.',
      fix: 'The message of the condition names the pod, its exit code and the rule. Decide whether the rule is right.',
    },
    'pods-left': {
      ask: 'Are failed pods left to look at?',
      run: "kubectl get pods -l 'job-name in (crash,hungry,restless)'",
      answers: [
        { text: 'Yes (`crash`, `hungry`)', next: 'exit-code' },
        { text: 'No, none at all (`restless`)', next: 'evidence-gone' },
      ],
    },
    'evidence-gone': {
      verdict: '`restartPolicy: OnFailure` kept all tries in one pod, and the Job deleted that pod when it gave up.',
      fix: 'Run it again with Never, so that every failed try leaves a pod with its log, or collect logs elsewhere.',
    },
    'exit-code': {
      ask: 'How did the container end?',
      run: `kubectl get pods -l 'job-name in (crash,hungry)' -o custom-columns='NAME:.metadata.name,REASON:.status.containerStatuses[0].state.terminated.reason,CODE:.status.containerStatuses[0].state.terminated.exitCode'`,
      answers: [
        { text: '`Error`, with 1 or another small number (`crash`)', next: 'log' },
        { text: '`OOMKilled`, 137 (`hungry`)', next: 'out-of-memory' },
        { text: '`StartError` 128, or `Error` 126 or 127', next: 'no-command' },
        { text: '`Error`, 143 or 137', next: 'killed' },
      ],
    },
    'out-of-memory': {
      verdict: 'The container used more memory than its limit. Trying again with the same data ends the same way.',
      fix: 'Raise `limits.memory`, or give the program less at a time. No number of retries helps.',
    },
    'no-command': {
      verdict: 'The command could not be started: wrong path, not in this image, or not executable.',
      fix: 'Compare command and args with what the image holds. The message of the terminated state names the file.',
    },
    killed: {
      verdict: 'Something ended the process from outside: a deleted pod, a drained node, an eviction, a deadline.',
      fix: 'Look for a `Killing` or `Evicted` event and for the condition `DisruptionTarget`. A `podFailurePolicy` can forgive such losses.',
    },
    log: {
      ask: 'Does the log say why?',
      run: 'kubectl logs job/crash',
      answers: [
        { text: 'Yes: an error of the program or its data', next: 'bug' },
        { text: 'Yes: it cannot reach something', next: 'dependency' },
        { text: 'No, it ends in the middle', next: 'silent' },
      ],
    },
    bug: {
      verdict: 'The program fails, and it will fail each time.',
      fix: 'Correct it. Let such errors exit with a code of their own, and end the Job at once with a `podFailurePolicy`.',
    },
    dependency: {
      verdict: 'A service, a file or a permission was missing when the program looked.',
      fix: 'If it comes back by itself, retries are the right answer: raise `backoffLimit`, since the pauses grow up to ten minutes.',
    },
    silent: {
      verdict: 'The last lines never left the program, often because its output is buffered.',
      fix: 'For Python run `python -u` or set `PYTHONUNBUFFERED`, and compare the finish time with the events of the pod.',
    },
  },
};

export const cronDoesNotRun = {
  start: 'list',
  nodes: {
    list: {
      ask: 'What do SUSPEND, ACTIVE and LAST SCHEDULE say?',
      run: 'kubectl get cronjobs',
      answers: [
        { text: 'SUSPEND is True (`nightly`)', next: 'suspended' },
        { text: 'ACTIVE is 1 or more, LAST SCHEDULE is too long ago (`sync`)', next: 'policy' },
        { text: 'ACTIVE is 0, LAST SCHEDULE is `<none>` or too long ago (`cleanup`)', next: 'deadline' },
        { text: 'LAST SCHEDULE is recent', next: 'outcome' },
      ],
    },
    suspended: {
      verdict: 'Somebody paused it.',
      fix: 'Patch it: `suspend` back to `false`. Without a starting deadline the latest missed run then starts at once.',
    },
    policy: {
      ask: 'What may happen while a run is still active?',
      run: "kubectl get cronjob sync -o jsonpath='{.spec.concurrencyPolicy}'",
      answers: [
        { text: '`Forbid`', next: 'old-run' },
        { text: '`Replace`', next: 'replaced' },
        { text: '`Allow`', next: 'deadline' },
      ],
    },
    'old-run': {
      verdict: 'An old run does not end, and `Forbid` keeps every new one away. The events say `JobAlreadyActive`.',
      fix: 'Find out with the first tree why it hangs, delete that Job, and give the `jobTemplate` an `activeDeadlineSeconds`.',
    },
    replaced: {
      verdict: 'Each run is killed by the next one before it can finish.',
      fix: 'Compare the interval with the duration of a run. LAST SCHEDULE moves on, but nothing ever completes.',
    },
    deadline: {
      ask: 'Is a starting deadline set?',
      run: "kubectl get cronjob cleanup -o jsonpath='{.spec.startingDeadlineSeconds}'",
      answers: [
        { text: '0', next: 'zero' },
        { text: 'A small number', next: 'small' },
        { text: 'Nothing is printed', next: 'schedule' },
      ],
    },
    zero: {
      verdict: 'A run must start within 0 seconds of its time, and none can. No event says so.',
      fix: 'Remove the field or set it to a minute or more. It limits how late a run may start, not how long it may take.',
    },
    small: {
      verdict: 'Whenever the controller is late by more than that, the run is dropped without an event.',
      fix: 'Set it to as many seconds as a late start is still useful.',
    },
    schedule: {
      ask: 'Read the schedule aloud, with its zone. Has its time come?',
      run: "kubectl get cronjob cleanup -o jsonpath='{.spec.schedule} {.spec.timeZone}'",
      answers: [
        { text: 'Not yet, in that zone', next: 'zone' },
        { text: 'It never comes', next: 'impossible' },
        { text: 'Yes, it should have run', next: 'events' },
      ],
    },
    zone: {
      verdict: 'Without `timeZone` the schedule is read in the zone of the control plane, which is nearly always UTC.',
      fix: 'Set `spec.timeZone` to a name such as `Europe/Berlin`.',
    },
    impossible: {
      verdict: 'The fields name a date that does not exist, such as 30 February. It is accepted and warned of in an event only.',
      fix: 'Correct the day or the month.',
    },
    events: {
      ask: 'What do the events of the CronJob say?',
      run: 'kubectl describe cronjob cleanup | grep -A 20 Events',
      answers: [
        { text: '`FailedCreate`', next: 'job-refused' },
        { text: 'Nothing', next: 'controller' },
      ],
    },
    'job-refused': {
      verdict: 'The API server refuses the Jobs, for example because of a quota or a policy.',
      fix: 'The message says what it objects to. Try `kubectl create job --from=cronjob/NAME --dry-run=server`.',
    },
    controller: {
      verdict: 'Nobody is looking: the controller manager does not run, or its clock is wrong.',
      fix: 'Check whether other CronJobs run. If none does, it is a matter for whoever runs the control plane.',
    },
    outcome: {
      ask: 'It does run. What becomes of its Jobs?',
      run: 'kubectl get jobs',
      answers: [
        { text: 'They are Failed', next: 'runs-fail' },
        { text: 'They stay Running', next: 'runs-hang' },
        { text: 'None is listed', next: 'runs-vanish' },
      ],
    },
    'runs-fail': { verdict: 'The CronJob does its part; its Jobs fail.', fix: 'Walk the tree for Jobs that keep failing.' },
    'runs-hang': { verdict: 'The CronJob does its part; its Jobs do not end.', fix: 'Walk the tree for Jobs that are stuck.' },
    'runs-vanish': {
      verdict: 'Finished Jobs are removed by the history limits or by `ttlSecondsAfterFinished`.',
      fix: 'Raise `failedJobsHistoryLimit` until you have seen one.',
    },
  },
};
