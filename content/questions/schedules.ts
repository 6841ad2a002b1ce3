import { defineTopic } from '#content/schema/question.ts';

export const schedules = defineTopic({
  slug: 'schedules',
  title: 'Schedules, zones and missed runs',
  questions: [
    {
      slug: 'read-a-schedule',
      level: 'warm-up',
      question: 'Read this schedule aloud: `0 9-17 * * 1-5`.',
      answer: [
        'Minute 0 of the hours 9 to 17, on Monday to Friday: nine runs a day, at 9:00 first and at 17:00 last. The fields are minute, hour, day of the month, month, day of the week.',
        'And I would add: in which zone. Without `timeZone` it is that of the controller manager, usually UTC.',
      ],
      weakAnswers: [
        {
          says: 'Every hour from nine to five, so eight runs.',
          givesAway: 'A range includes its end. 17:00 runs, 17:30 does not.',
        },
      ],
      followUps: [
        {
          asks: 'Write "every 15 minutes" and "at midnight on the first of the month".',
          answer: '`*/15 * * * *` and `0 0 1 * *`. For the second, `@monthly` works too.',
        },
      ],
      lessons: ['cronjobs'],
      run: {
        files: ['office.yaml'],
        startsAt: '2026-01-09T15:55:00Z',
        speed: 300,
        steps: [
          { type: 'date; kubectl apply -f office.yaml', prints: '^Fri' },
          { type: 'sleep 3000' },
          { type: 'sleep 3000' },
          { type: 'sleep 3000; date', prints: '18:2' },
          { type: "kubectl get jobs -o jsonpath='{.items[*].status.startTime}'", prints: '^2026-01-09T16:00:00Z 2026-01-09T17:00:00Z$' },
        ],
        look: 'It is Friday evening: the last run was at 17:00, and there is none at 18:00.',
      },
    },
    {
      slug: 'sunday-is-seven',
      level: 'warm-up',
      question: 'Which of these does a CronJob accept: `0 2 * * 7`, `0 2 * * SUN`, `0 0 2 * * 0`, `@daily`?',
      answer: [
        'The second and the fourth. Days of the week go from 0 to 6 here; 7 for Sunday, which many cron programs allow, is refused. Names of three letters are fine. The third has six fields, and seconds do not exist.',
      ],
      weakAnswers: [
        {
          says: 'All of them; cron is cron.',
          givesAway: 'Every cron has its own dialect. This one also refuses L, W and #, which people bring from Quartz.',
        },
      ],
      followUps: [
        {
          asks: 'What about `@every 90m`?',
          answer: 'It is accepted, and means 90 minutes after the last slot, without regard to the calendar.',
        },
      ],
      lessons: ['cronjobs'],
      run: {
        files: ['sunday-is-seven.yaml'],
        steps: [
          { type: 'kubectl apply -f sunday-is-seven.yaml', exits: 1, prints: 'end of range \\(7\\) above maximum \\(6\\): 7' },
          { type: "sed -i 's/0 2 . . 7/0 2 * * SUN/' sunday-is-seven.yaml && kubectl apply -f sunday-is-seven.yaml", prints: 'created' },
        ],
        look: 'The message quotes the field that is out of range. With the name of the day it works.',
      },
    },
    {
      slug: 'friday-the-13th',
      level: 'senior',
      question: 'A colleague wants a run on every Friday the 13th and writes `0 0 13 * 5`. What does he get?',
      answer: [
        'A run on every 13th and on every Friday. When day of the month and day of the week are both restricted, either of them is enough; only with a star in one of them must both match.',
        'Kubernetes cannot say "and" in a schedule. One schedules the Fridays and lets the program end at once unless the date is the 13th.',
      ],
      weakAnswers: [
        {
          says: 'Once or twice a year, as wanted.',
          givesAway:
            'All other fields are joined with "and", so this one is assumed to be as well. It is tried on a Friday, and looks right.',
        },
      ],
      followUps: [
        {
          asks: 'Does `*/2` in the day of the month count as a star?',
          answer: 'No. Only *, ? and `*/1` do. In the original cron it would, which makes copied crontabs run too often.',
        },
        {
          asks: 'How do you get the first Monday of the month?',
          answer:
            'Schedule every Monday and test in the script that the day is at most 7. The schedule `0 0 1-7 * 1` runs on seven days and on all Mondays.',
        },
      ],
      lessons: ['cronjobs'],
      run: {
        files: ['friday.yaml'],
        startsAt: '2026-02-05T23:30:00Z',
        speed: 300,
        steps: [
          { type: 'kubectl apply -f friday.yaml' },
          { type: 'sleep 3000; date', prints: '^Fri Feb +6' },
          { type: 'kubectl get jobs', prints: 'friday-.*Complete' },
        ],
        look: 'It is Friday the 6th, and the Job has run.',
      },
    },
    {
      slug: 'every-45-minutes',
      level: 'mid',
      question: 'What does `*/45 * * * *` do?',
      answer: [
        'It runs at minute 0 and at minute 45 of every hour: waits of 45 and 15 minutes in turn. A step counts inside its field and starts over with the next hour.',
        'Only steps that divide 60 are even. For a true period of 45 minutes there is `@every 45m`.',
      ],
      weakAnswers: [
        {
          says: 'It runs every 45 minutes.',
          givesAway: 'The first hour looks so. The gap of 15 minutes comes with the second.',
        },
      ],
      followUps: [
        {
          asks: 'What is the catch of `@every`?',
          answer: 'It counts from the creation of the CronJob, so the minutes are arbitrary, and recreating it shifts them.',
        },
      ],
      lessons: ['cronjobs'],
      run: {
        files: ['every-45.yaml'],
        speed: 300,
        steps: [
          { type: 'kubectl apply -f every-45.yaml' },
          { type: 'sleep 3000' },
          { type: 'sleep 3000' },
          {
            type: "kubectl get jobs -o jsonpath='{.items[*].status.startTime}'",
            prints: 'T02:00:00Z 2026-01-05T02:45:00Z 2026-01-05T03:00:00Z',
          },
        ],
        look: 'Runs at 2:00, 2:45 and 3:00.',
      },
    },
    {
      slug: 'zone-of-a-schedule',
      level: 'mid',
      question: 'In which zone does a schedule run, and how do you set another one?',
      answer: [
        'Without `timeZone`, in the local zone of the kube-controller-manager, which is UTC in nearly every cluster. With `timeZone`, in the zone of that name from the IANA database, such as `Europe/Berlin`. The name is case-sensitive, and offsets like `GMT+5` are refused.',
        'TZ= inside the schedule is refused as well. I set the field always, even to `Etc/UTC`, so that a reader need not guess.',
      ],
      weakAnswers: [
        {
          says: 'In the zone of the node on which the pod runs.',
          givesAway: 'Nodes have no part in it. The controller decides before there is a pod.',
        },
        {
          says: 'I set the environment variable TZ in the container.',
          givesAway: 'That changes what date prints in the container, not when it is started.',
        },
      ],
      followUps: [
        {
          asks: 'In which zone is `status.lastScheduleTime`?',
          answer:
            'Times of the API are UTC. Only the annotation on the Job, `cronjob-scheduled-timestamp`, carries the offset of the zone.',
        },
      ],
      lessons: ['cronjobs'],
      run: {
        files: ['new-york.yaml'],
        startsAt: '2026-01-05T14:25:00Z',
        speed: 60,
        steps: [
          { type: 'kubectl apply -f new-york.yaml && sleep 600' },
          { type: 'kubectl get cronjob new-york', prints: 'America/New_York' },
          {
            type: "kubectl get jobs -o jsonpath='{.items[0].metadata.annotations.batch\\.kubernetes\\.io/cronjob-scheduled-timestamp}'",
            prints: '2026-01-05T09:30:00-05:00',
          },
        ],
        look: 'It is 14:30 in UTC, and the annotation says 9:30 with the offset of New York.',
      },
    },
    {
      slug: 'change-of-clocks',
      level: 'senior',
      question: 'A billing run is scheduled daily at 1:30 in New York. What happens when the clocks change?',
      answer: [
        'In autumn 1:30 comes twice, and the run starts twice, an hour apart. In spring the hour from 2 to 3 does not exist, so a run at 2:30 is left out that day, without an event.',
        'For billing I would use UTC, or an hour that no change touches, such as 4:30. And the program must notice that the day has already been billed, since a second run can also come from a retry.',
      ],
      weakAnswers: [
        {
          says: 'Kubernetes handles that once `timeZone` is set.',
          givesAway: '`timeZone` is what causes it. Without it the schedule is in UTC and knows no change of clocks.',
        },
      ],
      followUps: [
        {
          asks: 'Is a schedule like `*/30 * * * *` affected?',
          answer: 'No. It matches every half hour, whatever the hour is called.',
        },
        {
          asks: 'How do the two Jobs of that night differ?',
          answer: 'Their names end in different minutes since 1970, and the annotation shows the offset: -04:00, then -05:00.',
        },
      ],
      lessons: ['cronjobs', 'weekly-retraining'],
      run: {
        files: ['dst.yaml'],
        startsAt: '2026-11-01T05:20:00Z',
        speed: 300,
        steps: [
          { type: 'kubectl apply -f dst.yaml' },
          { type: 'sleep 3000' },
          { type: 'sleep 3000' },
          {
            type: 'kubectl get jobs -o jsonpath=\'{range .items[*]}{.metadata.annotations.batch\\.kubernetes\\.io/cronjob-scheduled-timestamp}{"\\n"}{end}\'',
            prints: '01:30:00-04:00\\n.*01:30:00-05:00',
          },
        ],
        look: 'Two Jobs, both for 1:30 of the same night, with different offsets.',
      },
    },
    {
      slug: 'the-hour-that-is-missing',
      level: 'senior',
      question: 'A nightly CronJob at 2:30 did not run on one night in March, and no event says why. What do you suspect?',
      answer: [
        'The change to summer time. With `timeZone` set to a zone where the clock jumps from 2 to 3, 2:30 does not exist that night. The controller looks for instants whose local time matches; there is none, so nothing was missed and nothing is reported.',
        'I compare `lastScheduleTime` with the date of the change, and move the schedule out of the hours between 1 and 3.',
      ],
      weakAnswers: [
        {
          says: 'The controller was down, it will catch up.',
          givesAway: 'A missed slot is caught up. A slot that never existed is not.',
        },
      ],
      followUps: [
        {
          asks: 'How would you be alerted?',
          answer: 'By the age of `lastSuccessfulTime`, not by events: a run that never happened leaves no trace.',
        },
      ],
      lessons: ['cronjobs', 'debugging'],
      run: {
        files: ['spring.yaml'],
        startsAt: '2026-03-08T06:50:00Z',
        speed: 300,
        steps: [
          { type: 'kubectl apply -f spring.yaml' },
          { type: 'sleep 3000; date', prints: '07:40' },
          { type: 'kubectl get cronjob,jobs', prints: 'spring .*<none>', omits: '^job' },
          { type: 'kubectl events --for cronjob/spring', prints: 'No events found' },
        ],
        look: 'In New York it is 3:40, the hour of 2:30 has been skipped, and nothing was scheduled or reported.',
      },
    },
    {
      slug: 'names-of-scheduled-jobs',
      level: 'mid',
      question: 'What is the number at the end of the name of a scheduled Job, such as report-29459640?',
      answer: [
        'The slot for which it was created, in minutes since 1970. So the name is fixed by the schedule, and a controller that restarts in between cannot create the same run twice: the second attempt meets an object that exists.',
        'It is also why the name of a CronJob may have only 52 characters: eleven are added.',
      ],
      weakAnswers: [
        {
          says: 'A random suffix, as for pods.',
          givesAway: 'Then duplicates could not be told. Pods get random letters, Jobs of a CronJob get the time.',
        },
        {
          says: 'A Unix timestamp.',
          givesAway: 'Nearly: a timestamp in seconds would have ten digits. These are minutes.',
        },
      ],
      followUps: [
        {
          asks: 'Can `lastScheduleTime` be earlier than the creation of the Job?',
          answer: 'Yes, it is the slot. A run that was started late has a creation time well after it.',
        },
      ],
      lessons: ['cronjobs'],
      run: {
        files: ['report.yaml'],
        startsAt: '2026-01-05T01:59:00Z',
        speed: 60,
        steps: [
          { type: 'kubectl apply -f report.yaml && sleep 120' },
          { type: 'kubectl get jobs', prints: 'report-29459640' },
          { type: "date -u -d @$((29459640 * 60)) '+%F %R'", prints: '2026-01-05 0[12]:' },
        ],
        look: 'Sixty times the number is a Unix time: that of the slot.',
      },
    },
  ],
});
