import { scheduleZone } from '#sim/api/batch-v1/job-facts.ts';
import type { CronJob } from '#sim/api/batch-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import type { Reason, ReasonCode } from '#sim/apiserver/reasons.ts';
import { formatTimeInZone, nextRun, parseSchedule, zoneOffsetMs } from '#sim/cron/index.ts';
import type { Simulation } from '#sim/simulation.ts';
import { chainOf, newestOf, plainStep, sentenceOf, wordingOf } from './chain.ts';
import { evidenceAround, evidenceOf } from './evidence.ts';
import { lastOutageBefore, type Outage } from './outages.ts';
import type { WhyAnswer, WhyQuestion, WhyStep } from './question.ts';
import type { Sentence } from './sentence.ts';
import { originOf, type Subject } from './subject.ts';
import { readWallTime } from './wall-clock.ts';

type AbsenceQuestion = Extract<WhyQuestion, { readonly kind: 'absence' }>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** What followed within this time belongs to the answer. */
const AFTERMATH_MS = 3_600_000;
/** A CronJob in one of these states is not looked at again by itself. */
const ASLEEP: readonly ReasonCode[] = ['cron/suspended', 'cron/deleted', 'cron/unknownZone', 'cron/unparseable', 'cron/neverFires'];
const VERDICTS: readonly ReasonCode[] = [...ASLEEP, 'cron/tooLate', 'cron/forbidden', 'cron/refused'];

/** Why a CronJob started nothing at a time of day. */
export function whyNoRun(simulation: Simulation, subject: Subject, question: AbsenceQuestion): WhyAnswer {
  const { history, cluster } = simulation;
  const { startAtMs } = cluster.engine;
  const zone =
    (cronJobAt(simulation, subject, history.headMs) ?? cronJobAt(simulation, subject, subject.createdAtMs))?.spec.timeZone ?? 'UTC';
  const wall = readWallTime(question.date, question.time, zone);
  const asked = `Why did ${subject.name} start nothing at ${question.time} (${zone}) on ${question.date}?`;
  const plain = (sentence: Sentence, atMs: number): WhyAnswer => ({
    question: asked,
    answer: sentence.text,
    steps: [plainStep(subject, atMs, sentence, true)],
    isWhole: true,
  });
  if (wall.kind === 'unreadable')
    return plain({ text: `${question.date} ${question.time} is no date and time.`, rule: 'WHY-5' }, subject.createdAtMs);
  const atMs = wall.epochMs - startAtMs;
  if (atMs > history.headMs) return plain({ text: 'That time has not come yet in this run.', rule: 'WHY-5' }, history.headMs);
  if (atMs < subject.createdAtMs)
    return plain(
      { text: 'The CronJob did not exist yet: slots count from its creation.', rule: 'CRON-9', field: 'metadata.creationTimestamp' },
      subject.createdAtMs,
    );
  if (wall.kind === 'leftOut') return whyLeftOut(simulation, subject, { asked, atMs, zone, question });
  return whyNotAt(simulation, subject, asked, atMs);
}

/** The CronJob as it was at an instant. */
function cronJobAt({ history, cluster }: Simulation, { serial }: Subject, atMs: number): CronJob | undefined {
  let found: CronJob | undefined;
  history.retrace(atMs, atMs, Number.POSITIVE_INFINITY, (isWatching) => {
    if (!isWatching) found = cluster.server.get<CronJob>(serial);
  });
  return found;
}

interface LeftOut {
  readonly asked: string;
  readonly atMs: number;
  readonly zone: string;
  readonly question: AbsenceQuestion;
}

/** The clocks were put forward past it. */
function whyLeftOut(simulation: Simulation, subject: Subject, { asked, atMs, zone, question }: LeftOut): WhyAnswer {
  const epochMs = simulation.cluster.engine.startAtMs + atMs;
  const text =
    `There was no ${question.time} on ${question.date} in ${zone}: that day the clocks were put forward from ` +
    `${formatTime(epochMs + zoneOffsetMs(zone, epochMs - 1000)).slice(11, 16)} to ${formatTimeInZone(epochMs, zone).slice(11, 16)}. ` +
    `A slot at a time that the clocks leave out does not come.`;
  const step = plainStep(subject, atMs, { text, rule: 'WHY-6', field: 'spec.timeZone', value: zone }, true);
  const { reasons, isWhole } = evidenceAround(
    simulation,
    subject.serial,
    subject.createdAtMs,
    atMs,
    Math.min(atMs + AFTERMATH_MS, simulation.history.headMs),
  );
  const own = reasons.filter((reason) => reason.subject === subject.serial);
  return { question: asked, answer: text, steps: merged(chainOf(simulation, own, undefined), [step]), isWhole };
}

function whyNotAt(simulation: Simulation, subject: Subject, asked: string, atMs: number): WhyAnswer {
  const { headMs } = simulation.history;
  const outage = lastOutageBefore(simulation, atMs + MINUTE_MS - 1);
  const untilMs = Math.min(headMs, Math.max(atMs, outage?.untilMs ?? 0) + AFTERMATH_MS);
  const { reasons, isWhole } = evidenceAround(simulation, subject.serial, subject.createdAtMs, atMs, untilMs);
  const cronJob = cronJobAt(simulation, subject, atMs);
  const verdict = verdictOf(simulation, subject, cronJob, reasons, atMs, outage);
  const shown = [...inTheWay(simulation, verdict.decisive), ...reasons.filter((reason) => reason.subject === subject.serial)];
  shown.sort((left, right) => left.atMs - right.atMs);
  const steps = merged(chainOf(simulation, shown, verdict.decisive), verdict.steps);
  return { question: asked, answer: verdict.answer, steps, isWhole };
}

interface Verdict {
  readonly answer: string;
  readonly decisive?: Reason;
  /** What no controller said. */
  readonly steps: readonly WhyStep[];
}

function verdictOf(
  simulation: Simulation,
  subject: Subject,
  cronJob: CronJob | undefined,
  reasons: readonly Reason[],
  atMs: number,
  outage: Outage | undefined,
): Verdict {
  const wording = wordingOf(simulation);
  const own = reasons.filter((reason) => reason.subject === subject.serial);
  const said = (decisive: Reason, steps: readonly WhyStep[] = []): Verdict => ({
    answer: sentenceOf(decisive, wording).text,
    decisive,
    steps,
  });
  const start = own.find(
    (reason) => reason.code === 'cron/starts' && Math.floor(reason.facts.slotAtMs / MINUTE_MS) === Math.floor(atMs / MINUTE_MS),
  );
  const inMinute = own.filter((reason) => reason.lastAtMs >= atMs && reason.atMs < atMs + MINUTE_MS);
  if (start !== undefined && start.atMs < atMs + MINUTE_MS)
    return { ...said(start), answer: `It did start something. ${sentenceOf(start, wording).text}` };
  const forbidden = newestOf(inMinute, ['cron/forbidden', 'cron/refused']);
  if (forbidden !== undefined) return said(forbidden);
  if (cronJob === undefined) {
    const text = 'The CronJob no longer existed at that time.';
    return { answer: text, steps: [plainStep(subject, atMs, { text, rule: 'CRON-7' }, true)] };
  }
  const away = slotsAround(simulation, cronJob, atMs);
  if (away !== undefined) return { answer: away.text, steps: [plainStep(subject, atMs, away, true)] };
  if (outage !== undefined && outage.fromMs <= atMs && outage.untilMs > atMs) return whyDown(subject, outage, own, wording);
  const tooLate = own.find((reason) => reason.code === 'cron/tooLate' && reason.facts.slotAtMs >= atMs && reason.atMs >= atMs);
  if (tooLate !== undefined) return said(tooLate);
  const last = newestOf(
    own.filter((reason) => reason.atMs < atMs + MINUTE_MS),
    [...VERDICTS, 'cron/starts', 'cron/notDue', 'cron/handled'],
  );
  if (last !== undefined && ASLEEP.includes(last.code)) return said(last);
  if (start !== undefined) return { ...said(start), answer: `It was started later. ${sentenceOf(start, wording).text}` };
  if (last !== undefined) return said(last);
  return { answer: 'No decision about that time is known.', steps: [] };
}

/** The schedule has no slot in that minute; undefined when it has, or cannot be read. */
function slotsAround({ cluster }: Simulation, cronJob: CronJob, atMs: number): Sentence | undefined {
  const { startAtMs } = cluster.engine;
  const { spec } = cronJob;
  const zone = scheduleZone(cronJob);
  const parsed = parseSchedule(spec.schedule, zone);
  if (!parsed.ok) return undefined;
  const epochMs = startAtMs + atMs;
  const next = nextRun(parsed.schedule, epochMs - 1);
  if (next === null || next < epochMs + MINUTE_MS) return undefined;
  const text = (ms: number): string =>
    formatTimeInZone(ms, zone ?? 'UTC')
      .slice(0, 16)
      .replace('T', ' ');
  let before: number | null = null;
  for (let ms = nextRun(parsed.schedule, epochMs - 32 * DAY_MS); ms !== null && ms < epochMs; ms = nextRun(parsed.schedule, ms))
    before = ms;
  return {
    text:
      `The schedule has no slot at that time. ${before === null ? '' : `The one before was ${text(before)}, the `}` +
      `${before === null ? 'The ' : ''}next one is ${text(next)} (${zone ?? 'UTC'}).`,
    rule: 'CRON-12',
    field: spec.timeZone === undefined ? 'spec.schedule' : 'spec.schedule, spec.timeZone',
    value: spec.timeZone === undefined ? spec.schedule : `${spec.schedule}, ${spec.timeZone}`,
  };
}

/** The controller manager was down; what became of the slot when it was back. */
function whyDown(subject: Subject, outage: Outage, own: readonly Reason[], wording: ReturnType<typeof wordingOf>): Verdict {
  const isOver = Number.isFinite(outage.untilMs);
  const down = `The controller manager was down from ${wording.clock(outage.fromMs)}${isOver ? ` to ${wording.clock(outage.untilMs)}` : ' on'}: nobody looked at the schedule.`;
  const steps = [
    plainStep(
      subject,
      outage.fromMs,
      { text: 'The controller manager went down. No CronJob is looked at while it is.', rule: 'CRON-24' },
      true,
    ),
  ];
  if (isOver)
    steps.push(
      plainStep(subject, outage.untilMs, { text: 'The controller manager was back and looked at every CronJob.', rule: 'CRON-24' }),
    );
  const after = own.find((reason) => reason.atMs >= outage.untilMs && reason.code !== 'cron/olderSlotsLost');
  return { answer: after === undefined ? down : `${down} When it was back: ${sentenceOf(after, wording).text}`, steps };
}

/** The Job that stood in the way: what it went on for at that time. */
function inTheWay(simulation: Simulation, decisive: Reason | undefined): readonly Reason[] {
  if (decisive?.code !== 'cron/forbidden') return [];
  const job = originOf(simulation, decisive.about);
  if (job === undefined) return [];
  const { reasons } = evidenceOf(simulation, { ...job, object: undefined, owner: undefined }, decisive.atMs);
  const newest = [newestOf(reasons, ['job/goesOn']), newestOf(reasons, ['kubelet/phase', 'kubelet/backsOff', 'sched/cannotPlace'])];
  return newest.filter((reason) => reason !== undefined);
}

const merged = (said: readonly WhyStep[], plain: readonly WhyStep[]): readonly WhyStep[] =>
  [...said, ...plain].sort((left, right) => left.atMs - right.atMs);
