import { defineLesson } from '#content/schema/index.ts';
import { cronDoesNotRun, keepsFailing, stuckActive } from './trees.ts';

export const lesson = defineLesson({
  slug: 'debugging',
  title: 'Debugging',
  summary: 'Eleven broken objects and three trees of questions that lead to what is wrong with each.',
  minutes: 15,
  teaches: ['debug.stuckActive', 'debug.keepsFailing', 'debug.cronDoesNotRun'],
  needs: [
    'job.inspect',
    'job.template',
    'job.restartPolicy',
    'job.backoffLimit',
    'job.deadline',
    'job.conditions',
    'job.configuration',
    'job.resources',
    'cronjob.concurrency',
    'cronjob.startingDeadline',
    'cronjob.suspend',
  ],
  cluster: {
    files: ['stuck.yaml', 'failing.yaml', 'cron.yaml'],
    applied: ['stuck.yaml', 'failing.yaml', 'cron.yaml'],
    advanceSeconds: 1500,
  },
  decisions: { 'stuck-active': stuckActive, 'keeps-failing': keepsFailing, 'cron-does-not-run': cronDoesNotRun },
  predictions: {
    'retries-of-a-typo': {
      question:
        'The image name in the Job report has a typing error. Its backoffLimit is 6, it has no deadline, and it has been there for 25 minutes. How far is it from Failed?',
      options: [
        {
          text: 'It has used most of its 6 retries.',
          because: 'backoffLimit counts pods that failed. The pod of report never started, so it cannot fail: not one retry is used.',
          isRight: false,
        },
        {
          text: 'Not one step nearer. It will never fail by itself.',
          because:
            'The pod is Pending and the kubelet tries to pull again and again, at most every five minutes. The Job counts a Pending pod as active and waits. Only activeDeadlineSeconds would end it.',
          isRight: true,
        },
        {
          text: 'It fails after an hour, the usual limit for pulling an image.',
          because: 'There is no such limit. Pulling is retried for as long as the pod exists.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl get job report', 'kubectl get pods -l job-name=report', "kubectl get job report -o jsonpath='{.status}'"],
    },
    'oom-event': {
      question: 'The Job hungry is killed for using more memory than its limit. Where do you read that?',
      options: [
        {
          text: 'In the events of the Job.',
          because: 'The Job only knows that pods failed. Its events say Created pod, and at the end BackoffLimitExceeded.',
          isRight: false,
        },
        {
          text: 'In the events of the pod.',
          because: 'When the kernel kills a container for its memory, no event is written. The pod’s events end with Container started.',
          isRight: false,
        },
        {
          text: 'In the status of the container: reason OOMKilled, exit code 137.',
          because:
            'The end of a container is kept in the pod’s status, not in an event. kubectl get pods shows the reason in the STATUS column; describe shows the exit code too.',
          isRight: true,
        },
      ],
      tryIt: [
        'kubectl get pods -l job-name=hungry',
        'kubectl describe pods -l job-name=hungry | grep -A 5 "State:"',
        'kubectl describe job hungry | grep -A 20 Events',
      ],
    },
    'logs-of-restless': {
      question: 'The Job restless has restartPolicy: OnFailure. It has reached its backoffLimit and is Failed. What is left to read?',
      options: [
        {
          text: 'The log of its pod, with everything that the last run printed.',
          because:
            'With Never it would be so. With OnFailure the pod is still alive when the limit is reached, so the Job deletes it, and its log goes with it.',
          isRight: false,
        },
        {
          text: 'Nothing but the Job and its events.',
          because:
            'Restarts happen inside one pod. When the Job gives up it deletes that pod while it is still running or waiting for its next restart. The logs are gone unless something collected them.',
          isRight: true,
        },
        {
          text: 'One log for each try, in pods of their own.',
          because: 'That is restartPolicy: Never. OnFailure restarts the container in the same pod.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl get pods -l job-name=restless', 'kubectl describe job restless | grep -A 20 Events'],
    },
  },
  exercises: {
    'unstick-two': {
      task: 'Repair report and big, so that both become Complete. The node has two CPUs. Remember that the template of a Job cannot be edited.',
      goals: [
        { id: 'report-done', title: 'The Job report becomes Complete', check: 'completes', name: 'report' },
        { id: 'big-done', title: 'The Job big becomes Complete', check: 'completes', name: 'big' },
      ],
      hints: [
        'Compare the image name with that of the other Jobs.',
        'Delete the two Jobs, correct stuck.yaml in the editor, apply it again.',
      ],
      solution: [
        'kubectl delete job report big',
        `sed 's/ml-trainning/ml-training/; s/cpu: "16"/cpu: "1"/' stuck.yaml | kubectl apply -f -`,
        'kubectl wait --for=condition=complete job/report job/big --timeout=90s',
      ],
    },
    'feed-two': {
      task: 'Help tune and quiet without touching the Jobs: give each what it is waiting for.',
      goals: [
        { id: 'tune-done', title: 'The Job tune becomes Complete', check: 'completes', name: 'tune' },
        { id: 'quiet-done', title: 'The Job quiet becomes Complete', check: 'completes', name: 'quiet' },
        {
          id: 'no-retry-used',
          title: 'Not one of their pods fails',
          check: 'attempts',
          selector: 'job-name in (tune,quiet)',
          atMost: 0,
          lastTry: true,
        },
      ],
      hints: [
        'kubectl create configmap NAME --from-literal=KEY=VALUE, and kubectl create serviceaccount NAME.',
        'The names stand in the messages. Then give the cluster a minute: both are tried again by themselves.',
      ],
      solution: [
        'kubectl create configmap training-config --from-literal=epochs=3',
        'kubectl create serviceaccount trainer',
        'kubectl wait --for=condition=complete job/tune job/quiet --timeout=120s',
      ],
    },
    'run-again': {
      task: 'Make the CronJobs nightly and cleanup run: one successful Job of each within ten minutes.',
      goals: [
        {
          id: 'nightly-runs',
          title: 'A Job of nightly becomes Complete',
          check: 'completes',
          selector: 'app=nightly',
        },
        {
          id: 'cleanup-runs',
          title: 'A Job of cleanup becomes Complete',
          check: 'completes',
          selector: 'app=cleanup',
        },
      ],
      hints: [
        'One is suspended, the other has a deadline that nothing can meet.',
        'kubectl patch cronjob NAME -p \'{"spec":{"FIELD":VALUE}}\'',
      ],
      solution: [
        `kubectl patch cronjob nightly -p '{"spec":{"suspend":false}}'`,
        `kubectl patch cronjob cleanup -p '{"spec":{"startingDeadlineSeconds":100}}'`,
      ],
    },
    'end-the-hanging-run': {
      task: 'The run of sync hangs, and Forbid keeps every later run away. Give each run of sync two minutes at most, and remove the one that hangs.',
      goals: [
        {
          id: 'cut-off',
          title: 'A later run of sync is ended by its deadline',
          check: 'eventSeen',
          kind: 'Job',
          selector: 'app=sync',
          reason: 'DeadlineExceeded',
        },
        {
          id: 'two-minutes',
          title: 'Runs of sync may last 120 seconds',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'sync',
          path: 'spec.jobTemplate.spec.activeDeadlineSeconds',
          equals: 120,
        },
        {
          id: 'one-at-a-time',
          title: 'Never two runs of sync at once',
          check: 'count',
          kind: 'Job',
          selector: 'app=sync',
          atMost: 1,
          lastTry: true,
        },
      ],
      hints: [
        'The limit of a run is activeDeadlineSeconds, and it belongs into the spec of the jobTemplate.',
        'A change of the CronJob reaches later Jobs only. The Job that hangs has to be deleted: kubectl delete job -l app=sync',
      ],
      solution: [
        `kubectl patch cronjob sync -p '{"spec":{"jobTemplate":{"spec":{"activeDeadlineSeconds":120}}}}'`,
        'kubectl delete job -l app=sync',
      ],
    },
  },
  sources: [
    'Kubernetes v1.35, kubelet: image pulls, container start errors, OOMKilled',
    'Kubernetes v1.35, Job controller: backoffLimit and restartPolicy OnFailure, FailedCreate',
    'Kubernetes v1.35, CronJob controller: suspend, startingDeadlineSeconds, JobAlreadyActive',
    'Recordings image-not-found, pending-cpu, configmap-missing-then-created, oom-killed, job-backoff-onfailure, cronjob-forbid of a v1.35.6 cluster',
  ],
});
