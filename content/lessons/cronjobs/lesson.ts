import { defineLesson } from '#content/schema/index.ts';

export const lesson = defineLesson({
  slug: 'cronjobs',
  title: 'CronJobs',
  summary: 'A CronJob makes Jobs, a Job makes pods. Five fields say when, and a zone says whose clock is meant.',
  minutes: 15,
  teaches: ['cronjob.chain', 'cronjob.schedule', 'cronjob.zones'],
  needs: ['job.template', 'job.status', 'job.inspect', 'job.restartPolicy'],
  cluster: {
    files: ['cronjob.yaml', 'schedules.yaml', 'report.yaml', 'berlin.yaml', 'clock-change.yaml'],
    applied: [],
    advanceSeconds: 0,
  },
  predictions: {
    'first-run': {
      question: 'It is 01:59. You apply cronjob.yaml, whose schedule is every minute. How many Jobs are there one second later?',
      options: [
        {
          text: 'One: the first run starts at once, then one every minute.',
          because: 'A CronJob does not count from its creation. It waits for the clock, and the clock has not reached a full minute.',
          isRight: false,
        },
        {
          text: 'None: the first run starts at 02:00.',
          because:
            'The schedule names instants on the clock. The first one after the creation of the CronJob is 02:00:00, and nothing exists before.',
          isRight: true,
        },
        {
          text: 'Many: one Job for every instant of the next hour, all waiting.',
          because: 'Nothing is made in advance. At each instant the controller makes one Job, and then looks for the next instant.',
          isRight: false,
        },
      ],
      tryIt: ['kubectl apply -f cronjob.yaml', 'kubectl get cronjobs,jobs,pods'],
    },
    'the-number': {
      question: 'The Job is called data-check-29459640. What is the number?',
      options: [
        {
          text: 'Random, so that no two names are equal.',
          because: 'The five letters at the end of a pod’s name are random. The number of a CronJob’s Job is not.',
          isRight: false,
        },
        {
          text: 'The Unix time of its creation, in seconds.',
          because: 'Seconds since 1970 have ten digits by now. This number has eight.',
          isRight: false,
        },
        {
          text: 'The scheduled instant, in minutes since 1970.',
          because:
            'Times 60 it is the Unix time of 02:00 on 5 January 2026. It is the scheduled instant, not the moment of creation: the same instant always gives the same name, and a name can be taken only once.',
          isRight: true,
        },
      ],
      tryIt: ['date -d @$((29459640 * 60))'],
    },
    'every-45': {
      question: 'What does */45 in the minute field mean?',
      options: [
        {
          text: 'Every 45 minutes: 00:00, 00:45, 01:30, 02:15 and so on.',
          because: 'A step does not run on into the next hour. Every field knows only its own numbers.',
          isRight: false,
        },
        {
          text: 'At minute 0 and at minute 45 of every hour.',
          because:
            'The step walks through the field: 0, 45, and 90 is no minute. The pauses are 45 and 15 minutes in turn. Steps are even only when they divide the range: 5, 10, 15, 20, 30.',
          isRight: true,
        },
        {
          text: 'Only at minute 45.',
          because: 'That is plain 45. A step starts at the lowest number of its range, here 0.',
          isRight: false,
        },
      ],
      tryIt: [],
    },
    'friday-13': {
      question: 'A run is wanted on every Friday the 13th, so somebody writes 0 0 13 * 5. When does it run in February 2026?',
      options: [
        {
          text: 'On Friday the 13th only.',
          because: 'That would be “and”. Between the two day fields stands “or”, as soon as both are restricted.',
          isRight: false,
        },
        {
          text: 'On the 6th, 13th, 20th and 27th.',
          because:
            'Those are all Fridays, and the 13th is one of them. In a month where the 13th is a Tuesday, it would run on that Tuesday too. A day of the month and a day of the week together mean: either one is enough.',
          isRight: true,
        },
        {
          text: 'Never: the two fields contradict each other.',
          because: 'They do not, and even schedules that can never happen, such as 30 February, are accepted.',
          isRight: false,
        },
      ],
      tryIt: [],
    },
    'half-past-two': {
      question:
        'The CronJob spring should run at 02:30 in New York on 7, 8 and 9 March 2026. On the 8th, clocks there go from 02:00 to 03:00. When does the run of the 8th start?',
      options: [
        {
          text: 'At 03:30, one hour later.',
          because: 'Some other cron programs do that. The controller looks for an instant whose local time reads 02:30.',
          isRight: false,
        },
        {
          text: 'At 03:00, as soon as the gap is over.',
          because: 'Nothing is made up for. The controller knows no gap, only an instant that does not exist.',
          isRight: false,
        },
        {
          text: 'It does not start: that day has no 02:30.',
          because:
            'The next instant that reads 02:30 in New York is on 9 March. No event tells of it: for the controller nothing was missed.',
          isRight: true,
        },
      ],
      tryIt: ['kubectl apply -f clock-change.yaml'],
    },
  },
  exercises: {
    'labels-for-the-chain': {
      task: 'The pods of data-check carry the name of their Job, and every Job has another name. Give all of them one label, app: data-check, and list the pods of a later run by it.',
      goals: [
        {
          id: 'labelled-run',
          title: 'A Job whose pods carry app=data-check becomes Complete',
          check: 'completes',
          selector: 'app=data-check',
        },
        {
          id: 'listed',
          title: 'You asked for objects with that label',
          check: 'commandUsed',
          words: ['kubectl', 'get', '-l', 'app=data-check'],
        },
      ],
      hints: [
        'Labels on the CronJob itself stay on the CronJob. They have to stand in what is copied.',
        'Pods are copied from the pod template: spec.jobTemplate.spec.template. It may have metadata.labels, beside its spec.',
        'A changed CronJob changes later Jobs only. Wait for the next full minute, then kubectl get pods -l app=data-check.',
      ],
      solution: [
        "sed 's/^      template:/      template:\\n        metadata:\\n          labels:\\n            app: data-check/' cronjob.yaml | kubectl apply -f -",
        'sleep 90',
        'kubectl get pods -l app=data-check',
      ],
    },
    'two-a-night': {
      task: 'report.yaml writes a report every hour. Two a night are wanted, at 02:10 and at 02:40, seven days a week. Change the schedule, apply, and let the next run finish.',
      goals: [
        {
          id: 'schedule',
          title: 'The schedule is these two instants, smaller minute first',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'report',
          path: 'spec.schedule',
          equals: '10,40 2 * * *',
        },
        {
          id: 'ran',
          title: 'A run of report completes',
          check: 'completes',
          selector: 'app=report',
          withinSeconds: 345_600,
        },
      ],
      hints: [
        'Several values of one field are separated by commas, without blanks.',
        'Minute first, then hour. A star in the hour field would mean every hour.',
        'To get to the next run quickly, press “Step to the next change” under the timeline.',
      ],
      solution: ["sed 's/0 \\* \\* \\* \\*/10,40 2 * * */' report.yaml | kubectl apply -f -", 'sleep 900'],
    },
    'three-in-berlin': {
      task: 'berlin.yaml should fetch prices at 3 in the morning in Berlin, in summer and in winter. As it stands it runs at 3 UTC. Correct it, without touching the schedule, and let it run.',
      goals: [
        {
          id: 'zone',
          title: 'The CronJob berlin goes by the clock of Berlin',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'berlin',
          path: 'spec.timeZone',
          equals: 'Europe/Berlin',
        },
        {
          id: 'schedule',
          title: 'The schedule still says 3 o’clock',
          check: 'fieldEquals',
          kind: 'CronJob',
          name: 'berlin',
          path: 'spec.schedule',
          equals: '0 3 * * *',
        },
        { id: 'ran', title: 'A run of it completes', check: 'completes', selector: 'app=berlin', withinSeconds: 345_600 },
      ],
      hints: [
        'The field stands beside schedule, in the spec of the CronJob.',
        'Zones are written as in the IANA list: a continent, a slash, a city. Capital letters matter.',
        'In January Berlin is one hour ahead of UTC, so the run starts at 02:00 by the clock of this cluster.',
      ],
      solution: ["sed 's/^  schedule:/  timeZone: Europe\\/Berlin\\n  schedule:/' berlin.yaml | kubectl apply -f -", 'sleep 120'],
    },
  },
  sources: [
    'Kubernetes v1.35, batch/v1 CronJob, spec.schedule and spec.timeZone',
    'Kubernetes v1.35, CronJob controller',
    'robfig/cron v3.0.1, the schedule parser of Kubernetes',
  ],
});
