import { defineTopic } from '#content/schema/question.ts';

export const cronjobs = defineTopic({
  slug: 'cronjobs',
  title: 'CronJobs at work',
  questions: [
    {
      slug: 'weekly-training',
      level: 'mid',
      question: 'How would you run the training of a model every week?',
      answer: [
        'A CronJob with schedule `0 2 * * 0` and an explicit `timeZone`. `concurrencyPolicy` Forbid, because two trainings would fight for the GPU and for the same output. In the Job a deadline, say two hours, and a small `backoffLimit`; requests and limits, so that it gets a place and cannot starve others.',
        'The model goes to a volume or a bucket, under a version, and appears with one rename, so that a serving pod never reads half a file. `startingDeadlineSeconds` of an hour or more lets it start late after an outage. And I alert on the age of `lastSuccessfulTime`, not only on failures.',
      ],
      weakAnswers: [
        {
          says: 'A schedule, Forbid and a PVC.',
          givesAway: 'A fair start, but nothing limits a training that hangs, and with Forbid a hanging one blocks all later weeks.',
        },
        {
          says: '`MODEL_VERSION`: "`$(date +%Y%m%d)`" in env gives each model its version.',
          givesAway: 'It was never run. No shell reads that value; the container gets the text as it stands.',
        },
      ],
      followUps: [
        {
          asks: 'How do you test it without waiting for Sunday?',
          answer: '`kubectl create job --from=cronjob/weekly-retrain try-1`.',
        },
        {
          asks: 'Which history limits would you set?',
          answer: 'A few weeks of successes and at least two failures; the default keeps only one failed Job.',
        },
      ],
      lessons: ['weekly-retraining', 'configuring-a-cronjob'],
      run: {
        files: ['storage.yaml', 'weekly-retrain.yaml'],
        startsAt: '2026-01-11T01:55:00Z',
        speed: 60,
        steps: [
          { type: 'kubectl apply -f storage.yaml -f weekly-retrain.yaml' },
          { type: 'sleep 1200; kubectl get cronjob,jobs', prints: 'weekly-retrain .* 1 [^]*job.batch/weekly-retrain-.*Running' },
          { type: 'sleep 1200; kubectl get jobs', prints: 'weekly-retrain-.*Complete' },
          { type: "kubectl get cronjob weekly-retrain -o jsonpath='{.status.lastSuccessfulTime}'", prints: '2026-01-11T02:3' },
        ],
        look: 'Sunday at two the Job starts; half an hour later `lastSuccessfulTime` is set.',
      },
    },
    {
      slug: 'concurrency-policies',
      level: 'warm-up',
      question: 'What are the three values of `concurrencyPolicy`?',
      answer: [
        'They say what happens when a slot comes while the Job of an earlier one still runs. Allow, the default, starts a second one beside it. Forbid does not start it now. Replace deletes the running Job and starts the new one.',
        'Forbid for work that must not overlap and must be finished, Replace for work where only the newest result counts, Allow when the runs are independent.',
      ],
      weakAnswers: [
        {
          says: 'Forbid is the default, since overlapping makes no sense.',
          givesAway: 'Allow is the default. Slow runs that pile up are the classic way to fill a cluster.',
        },
        {
          says: 'It limits how many pods a Job runs.',
          givesAway: 'That is parallelism. This field is about Jobs of one CronJob.',
        },
      ],
      followUps: [
        {
          asks: 'Does Forbid look at Jobs of other CronJobs?',
          answer: 'No, nor at Jobs that were started by hand.',
        },
      ],
      lessons: ['configuring-a-cronjob'],
      run: {
        files: ['allow.yaml', 'forbid.yaml'],
        speed: 60,
        steps: [
          { type: 'kubectl apply -f allow.yaml -f forbid.yaml && sleep 200' },
          { type: 'kubectl get cronjobs', prints: 'allow .* False +[23] [^]*forbid .* False +1 ' },
          { type: 'kubectl get jobs', prints: '(allow-.*Running[^]*){2}' },
        ],
        look: 'Both have a slot each minute and runs that take longer. Only one of them piles up.',
      },
    },
    {
      slug: 'forbid-starts-late',
      level: 'senior',
      question: 'Forbid, a slot every minute, and runs of 95 seconds. When do the runs start?',
      answer: [
        'Not only on the minute. The slot at 2:01 is held back because the run of 2:00 is still active; when that ends at about 2:01:35, the controller starts the newest slot that was held back, late. Then the next. So runs follow one another, off the minute, and some slots never run.',
        'Forbid neither queues nor simply skips: it makes up for at most one slot. With a short `startingDeadlineSeconds` the late start is dropped as well.',
      ],
      weakAnswers: [
        {
          says: 'Every second minute, since the slots in between are skipped.',
          givesAway: 'That is what many texts say. In the run one sees starts at odd seconds.',
        },
        {
          says: 'The runs queue up.',
          givesAway: 'Then an outage would be followed by dozens of runs. Only the newest slot is remembered.',
        },
      ],
      followUps: [
        {
          asks: 'How do you get true skipping?',
          answer: 'With a `startingDeadlineSeconds` that is shorter than the overrun.',
        },
      ],
      lessons: ['configuring-a-cronjob'],
      run: {
        files: ['forbid.yaml'],
        speed: 60,
        steps: [
          { type: 'kubectl apply -f forbid.yaml && sleep 300' },
          {
            type: "kubectl get jobs --sort-by=.status.startTime -o custom-columns='JOB:.metadata.name,STARTED:.status.startTime'",
            prints: 'T02:00:00Z\\n.*T02:01:[34]\\dZ\\n',
          },
          { type: 'kubectl events --for cronjob/forbid', prints: 'JobAlreadyActive' },
        ],
        look: 'The second run starts between two minutes, right after the end of the first.',
      },
    },
    {
      slug: 'replace-overlaps',
      level: 'senior',
      question: 'Does Replace guarantee that two runs never overlap?',
      answer: [
        'No. The controller deletes the old Job and creates the new one in the same step. The old pods are then only being terminated: they have their grace period, up to 30 seconds by default, while the new pods start.',
        'For work that must not overlap I take Forbid, or a lock in the program.',
      ],
      weakAnswers: [
        {
          says: 'Yes, the old one is killed first.',
          givesAway: 'Deletion is a request with a grace period. Between the request and the end both run.',
        },
      ],
      followUps: [
        {
          asks: 'What remains of the replaced Job?',
          answer:
            'Nothing: no failed record, no place in the history, no logs. If every run is replaced, `lastSuccessfulTime` never moves.',
        },
      ],
      lessons: ['configuring-a-cronjob'],
      run: {
        files: ['replace.yaml'],
        speed: 10,
        steps: [
          { type: 'kubectl apply -f replace.yaml && sleep 130' },
          { type: 'kubectl get jobs,pods', prints: 'job.batch/replace-[^]*Terminating', omits: 'job.batch/.*\\n.*job.batch/' },
          { type: 'kubectl events --for cronjob/replace', prints: 'SuccessfulDelete' },
        ],
        look: 'One Job but two pods: the old one is still Terminating beside the new one.',
      },
    },
    {
      slug: 'suspended-for-a-week',
      level: 'senior',
      question: 'A CronJob was suspended for a week. What happens when you resume it?',
      answer: [
        'It catches up once: the most recent slot that was missed starts immediately, not the whole week. If that is unwanted, for instance because the load would hit the day, set `startingDeadlineSeconds`: then only a slot within that time counts, otherwise it waits for the next one.',
        'If schedule or `timeZone` is changed in the same update, nothing is caught up.',
      ],
      weakAnswers: [
        {
          says: 'It waits for the next slot.',
          givesAway: 'Whoever resumes a nightly job at noon in this belief starts it at noon.',
        },
        {
          says: 'It runs all the missed ones.',
          givesAway: 'At most one Job is created, however many slots passed.',
        },
      ],
      followUps: [
        {
          asks: 'Which slot does `lastScheduleTime` show afterwards?',
          answer: 'That of the missed slot, not the time of the resume.',
        },
      ],
      lessons: ['configuring-a-cronjob', 'managing-jobs'],
      run: {
        files: ['paused.yaml'],
        speed: 300,
        steps: [
          { type: 'kubectl apply -f paused.yaml && sleep 1900' },
          { type: 'kubectl get cronjob,jobs', prints: 'paused .*True +0 +<none>', omits: '^job' },
          { type: 'kubectl patch cronjob paused -p \'{"spec":{"suspend":false}}\' && sleep 5' },
          { type: 'kubectl get jobs --no-headers | wc -l', prints: '^ *1$' },
          { type: "date +%T; kubectl get cronjob paused -o jsonpath='{.status.lastScheduleTime}'", prints: ':30:[0-9]+\\n.*T02:30:00Z' },
        ],
        look: 'Half an hour of slots was missed, and exactly one Job starts, for the latest of them.',
      },
    },
    {
      slug: 'more-than-100-missed',
      level: 'staff',
      question: 'What happens when a CronJob has missed more than 100 schedules?',
      answer: [
        'In 1.35 it gets the warning TooManyMissedTimes and goes on: the most recent slot is started. That it stops for good is true of old releases, and still in many texts.',
        'The number is an estimate from the distance of the first two missed slots, so an irregular schedule can raise the warning after two. `startingDeadlineSeconds` limits how far the controller looks back, which makes the warning go away.',
      ],
      weakAnswers: [
        {
          says: 'It is stuck and must be recreated.',
          givesAway: 'Learned from an old text. It was so once, and is worth trying before one says it.',
        },
      ],
      followUps: [
        {
          asks: 'What would you do about the warning?',
          answer:
            'Find out why so many slots were missed: controller down, long suspension, clock skew. Then set a starting deadline that says how late a run is still useful.',
        },
      ],
      lessons: ['configuring-a-cronjob', 'debugging'],
      run: {
        files: ['minutely.yaml'],
        speed: 300,
        steps: [
          { type: 'kubectl apply -f minutely.yaml && sleep 3500' },
          { type: 'sleep 3500' },
          { type: 'kubectl patch cronjob minutely -p \'{"spec":{"suspend":false}}\' && sleep 2' },
          {
            type: 'kubectl events --for cronjob/minutely',
            prints: 'TooManyMissedTimes[^]*SuccessfulCreate|SuccessfulCreate[^]*TooManyMissedTimes',
          },
          { type: 'kubectl get jobs', prints: 'minutely-' },
        ],
        look: 'After nearly two hours of suspension: a warning, and a Job all the same.',
      },
    },
    {
      slug: 'seventeen-seconds',
      level: 'mid',
      question: 'A CronJob runs every minute. "Must start within 17 seconds" and "may take 17 seconds at most": which field is which?',
      answer: [
        'The first is `startingDeadlineSeconds: 17` in the spec of the CronJob. A slot that could not be started by then is dropped. The second is `activeDeadlineSeconds: 17` in the spec of the Job, that is below `jobTemplate.spec`. It ends a run that takes too long.',
        'They sit on different levels and answer different questions. The starting deadline never stops a run.',
      ],
      weakAnswers: [
        {
          says: '`startingDeadlineSeconds` for both; the run is killed if it has not succeeded by then.',
          givesAway: 'The favourite error of exam takers: reading "starting" and thinking "running".',
        },
        {
          says: '`activeDeadlineSeconds` in the pod template.',
          givesAway: 'That is the limit of one pod. The Job would retry it.',
        },
      ],
      followUps: [
        {
          asks: 'Texts warn against a starting deadline below 10 seconds. Still true?',
          answer: 'Not any more; that came from the old controller, which looked every ten seconds. Only 0 never runs.',
        },
      ],
      lessons: ['configuring-a-cronjob'],
      run: {
        files: ['cut-off.yaml', 'seventeen.yaml'],
        speed: 10,
        steps: [
          { type: 'kubectl apply -f cut-off.yaml -f seventeen.yaml && sleep 175' },
          { type: 'kubectl get jobs', prints: '^cut-off-.*Failed[^]*^seventeen-.*(Complete|Running)' },
          { type: "kubectl get jobs -o jsonpath='{.items[?(@.status.failed)].status.conditions[-1:].reason}'", prints: 'DeadlineExceeded' },
          { type: 'kubectl get jobs --no-headers | grep -c seventeen', prints: '^1$' },
        ],
        look: 'One is cut off after 17 seconds. The other runs its 90 seconds in peace, and the slots that fell into them were dropped.',
      },
    },
    {
      slug: 'run-it-now',
      level: 'warm-up',
      question: 'How do you run a CronJob right now, without touching its schedule?',
      answer: [
        '`kubectl create job --from=cronjob/report try-1`. That copies the job template into a Job of that name. It works while the CronJob is suspended, too, and does not change `lastScheduleTime`.',
      ],
      weakAnswers: [
        {
          says: 'I change the schedule to the next minute and back.',
          givesAway: 'Two edits in production, and it is forgotten to change it back.',
        },
      ],
      followUps: [
        {
          asks: 'Does `concurrencyPolicy` Forbid prevent an overlap with it?',
          answer:
            'No. The manual Job is invisible to the policy, so the next slot starts beside it. The controller only warns with UnexpectedJob.',
        },
        {
          asks: 'What deletes the manual Job?',
          answer: 'It belongs to the CronJob, so the history limits count it and a deletion of the CronJob takes it along.',
        },
      ],
      lessons: ['managing-jobs'],
      run: {
        files: ['paused.yaml'],
        steps: [
          { type: 'kubectl apply -f paused.yaml' },
          { type: 'kubectl create job --from=cronjob/paused try-1', prints: 'job.batch/try-1 created' },
          { type: 'kubectl wait --for=condition=complete job/try-1 --timeout=60s', prints: 'condition met' },
          { type: 'kubectl get cronjob paused', prints: 'True +0 +<none>' },
          { type: "kubectl get job try-1 -o jsonpath='{.metadata.ownerReferences[0].name}'", prints: '^paused' },
        ],
        look: 'Suspended, and LAST SCHEDULE is empty; yet the Job ran, and the CronJob owns it.',
      },
    },
    {
      slug: 'history-limits',
      level: 'mid',
      question: 'What do the history limits of a CronJob keep, and why not keep everything?',
      answer: [
        '`successfulJobsHistoryLimit`, default 3, and `failedJobsHistoryLimit`, default 1: so many finished Jobs of each kind stay, the newest ones, with their pods and logs. Running Jobs are never removed.',
        'Each Job with its pods is stored in etcd and shown in every list; a CronJob each minute would leave 1,440 Jobs a day. But one failed Job is little for a hunt, so I raise that one.',
      ],
      weakAnswers: [
        {
          says: 'They keep four Jobs in all.',
          givesAway: 'The kinds are counted apart. With only failures you keep one, and the story of the outage is gone.',
        },
      ],
      followUps: [
        {
          asks: 'And with limit 0?',
          answer: 'A Job is deleted as soon as it has finished, with its logs. `lastSuccessfulTime` still moves.',
        },
      ],
      lessons: ['configuring-a-cronjob'],
      run: {
        files: ['history.yaml'],
        speed: 60,
        steps: [
          { type: 'kubectl apply -f history.yaml && sleep 510' },
          { type: 'kubectl get jobs', prints: 'history-' },
          { type: 'kubectl get jobs --no-headers | grep -c Complete', prints: '^2$' },
          { type: 'kubectl get jobs --no-headers | grep -c Failed', prints: '^1$' },
        ],
        look: 'Eight runs, every second one fails: two successes and one failure are left.',
      },
    },
  ],
});
