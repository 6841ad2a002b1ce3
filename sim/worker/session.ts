import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { Goal } from '#sim/grading/goals.ts';
import { grade } from '#sim/grading/grade.ts';
import { applyManifests, diagnose } from '#sim/kubectl/manifests/index.ts';
import type { Shell, ShellClock } from '#sim/shell/index.ts';
import { Simulation } from '#sim/simulation.ts';
import { EditRequests } from './edit-requests.ts';
import { eventsOf, rowsOf, TimelineSender } from './frames.ts';
import { inspect } from './inspect.ts';
import { nodesOf } from './nodes.ts';
import type { Frame, FromWorker, ToWorker } from './protocol.ts';

/** What the session needs from the thread that it runs in. */
export interface SessionHost {
  /** Sends to the page; buffers listed are handed over, not copied. */
  post(message: FromWorker, transfer: readonly ArrayBufferLike[]): void;
  /** Real time, ms. */
  now(): number;
  /** Loads the terminal's shell, which the lab can do without. */
  loadShell(): Promise<typeof import('#sim/shell/index.ts')>;
}

type Start = Extract<ToWorker, { readonly type: 'start' }>;

const NAMESPACE = 'default';
/** A turn of playback computes at most this long before the page is served again. */
const TURN_MS = 24;
/** A command that waits while the run is paused may let this much virtual time pass at once. */
const LONGEST_JUMP_MS = 600_000;
/** Stepping gives up when nothing happens for this long. */
const LONGEST_STEP_MS = 400 * 24 * 3_600_000;

/** One cluster, its shell and its clock, driven by messages. Knows no threads and no timers. */
export class Session {
  private readonly host: SessionHost;
  private simulation: Simulation;
  private start: Start;
  private shell: Promise<Shell> | undefined;
  private clock: ShellClock | undefined;
  private sender = new TimelineSender();
  private commands: string[] = [];
  private beganAtMs = 0;
  private isDirty = true;
  private isFramePending = true;
  private running: number | undefined;
  private readonly edits: EditRequests;
  isPlaying = false;
  private speed = 1;

  constructor(host: SessionHost, start: Start) {
    this.host = host;
    this.edits = new EditRequests((message) => host.post(message, []));
    this.start = start;
    this.simulation = this.begin(start);
  }

  private begin(start: Start): Simulation {
    const simulation = new Simulation({ seed: start.seed, startAtMs: start.startAtMs });
    simulation.onChange = (type, object) => this.changed(type, object);
    this.simulation = simulation;
    return simulation;
  }

  private changed(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: KubeObject): void {
    this.isDirty = true;
    this.clock?.notify({ type, object });
  }

  /** Applies what the run starts with and runs the head start; call once before the first message. */
  async prepare(): Promise<void> {
    for (const path of this.start.manifests) await this.apply(path, this.start.files[path] ?? '');
    this.simulation.runUntil(this.start.advanceMs);
    this.beganAtMs = this.simulation.nowMs;
    this.isFramePending = true;
  }

  /** Whether a command waits for virtual time. */
  get isBlocked(): boolean {
    return this.clock?.isBlocked ?? false;
  }

  /** Handles one message of the page. */
  async handle(message: ToWorker): Promise<void> {
    this.isFramePending = true;
    switch (message.type) {
      case 'start':
        return;
      case 'check':
        this.host.post(
          { type: 'checked', id: message.id, problems: diagnose(message.fileName, message.text, this.simulation.client, NAMESPACE) },
          [],
        );
        return;
      case 'apply': {
        const problems = diagnose(message.fileName, message.text, this.simulation.client, NAMESPACE);
        const outcome = await this.apply(message.fileName, message.text);
        this.host.post({ type: 'applied', id: message.id, ...outcome, problems }, []);
        return;
      }
      case 'command':
        return this.command(message.id, message.line, message.history);
      case 'edited':
        return this.edits.answer(message.request, message.text);
      case 'interrupt':
        (await this.shell)?.interrupt();
        this.edits.abandon();
        return;
      case 'complete': {
        const { from, words } = await (await this.openShell()).complete(message.line);
        this.host.post({ type: 'completions', id: message.id, from, words }, []);
        return;
      }
      case 'play':
        this.isPlaying = true;
        this.speed = message.speed;
        return;
      case 'pause':
        this.isPlaying = false;
        return;
      case 'advance':
        this.runTo(this.simulation.nowMs + message.byMs);
        return;
      case 'step':
        this.step();
        return;
      case 'seek':
        this.simulation.history.seek(message.atMs);
        this.isDirty = true;
        return;
      case 'inspect':
        this.host.post({ type: 'inspected', id: message.id, ...inspect(this.simulation, message.uid) }, []);
        return;
      case 'nodes':
        this.host.post({ type: 'nodesShown', id: message.id, ...nodesOf(this.simulation) }, []);
        return;
      case 'writeFile':
        await (await this.shell)?.writeFile(message.path, message.content);
        this.start = { ...this.start, files: { ...this.start.files, [message.path]: message.content } };
        return;
      case 'grade':
        this.host.post({ type: 'graded', id: message.id, verdicts: this.grade(message.scenario) }, []);
    }
  }

  /** Lets real time become virtual time. @returns whether anything is to be shown */
  turn(elapsedMs: number): void {
    if (this.isPlaying) this.play(elapsedMs * this.speed);
    else if (this.isBlocked) this.driveCommand();
  }

  /** What the page should show now; null when nothing changed. */
  frame(): { readonly frame: Frame; readonly transfer: readonly ArrayBufferLike[] } | null {
    if (!this.isFramePending && !this.isDirty && !this.isPlaying) return null;
    const timeline = this.sender.delta(this.simulation);
    const { history } = this.simulation;
    const frame: Frame = {
      nowMs: this.simulation.nowMs,
      headMs: history.headMs,
      startAtMs: this.start.startAtMs,
      playing: this.isPlaying,
      speed: this.speed,
      timeline,
      rows: this.isDirty ? rowsOf(this.simulation) : null,
      events: this.isDirty ? eventsOf(this.simulation) : null,
    };
    this.isDirty = false;
    this.isFramePending = false;
    const columns = timeline === null ? [] : [timeline.atMs.buffer, timeline.object.buffer, timeline.state.buffer, timeline.detail.buffer];
    return { frame, transfer: columns };
  }

  private play(virtualMs: number): void {
    const { simulation } = this;
    const target = simulation.nowMs + virtualMs;
    if (!simulation.history.isAtHead) {
      simulation.history.seek(target);
      this.isDirty = true;
      return;
    }
    const deadline = this.host.now() + TURN_MS;
    while (simulation.nowMs < target && this.host.now() < deadline)
      this.runTo(Math.min(target, simulation.nowMs + Math.max(1, virtualMs / 8)));
  }

  /** Runs to an instant, waking commands on the way. */
  private runTo(untilMs: number): void {
    const { simulation, clock } = this;
    while (clock !== undefined && clock.nextWakeAtMs - this.start.startAtMs < untilMs) {
      simulation.runUntil(clock.nextWakeAtMs - this.start.startAtMs);
      if (clock.tick() === 0) break;
    }
    simulation.runUntil(untilMs);
    clock?.tick();
  }

  /** A command waits while the run is paused: its time passes, nothing else asks for more. */
  private driveCommand(): void {
    const { clock, simulation } = this;
    if (clock === undefined) return;
    const wakeMs = clock.nextWakeAtMs - this.start.startAtMs;
    const nextMs = clock.hasListeners ? Math.min(wakeMs, Math.max(simulation.nextAtMs, simulation.nowMs)) : wakeMs;
    if (nextMs - simulation.nowMs > LONGEST_JUMP_MS) return;
    if (simulation.history.isAtHead) simulation.runUntil(nextMs);
    else simulation.history.seek(nextMs);
    clock.tick();
  }

  private step(): void {
    const { simulation } = this;
    simulation.history.toHead();
    const before = simulation.timeline.log.length;
    const limitMs = simulation.nowMs + LONGEST_STEP_MS;
    while (simulation.timeline.log.length === before && simulation.nextAtMs <= limitMs) this.runTo(simulation.nextAtMs);
    this.isDirty = true;
  }

  private apply(fileName: string, text: string): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    return applyManifests(this.simulation.client, {
      files: [{ name: fileName, text }],
      namespace: NAMESPACE,
      hasNamespaceFlag: false,
      dryRun: 'none',
    });
  }

  private openShell(): Promise<Shell> {
    this.shell ??= this.host.loadShell().then(({ createShell, ShellClock }) => {
      const clock = new ShellClock(() => this.simulation.epochMs);
      this.clock = clock;
      return createShell({
        files: this.start.files,
        namespace: NAMESPACE,
        hooks: {
          client: this.simulation.client,
          clock,
          write: (stream, text) => {
            if (this.running !== undefined) this.host.post({ type: 'output', id: this.running, stream, text }, []);
          },
          edit: (fileName, text) => this.edits.ask(fileName, text),
        },
      });
    });
    return this.shell;
  }

  private async command(id: number, line: string, history: readonly string[] = []): Promise<void> {
    this.commands.push(line);
    const shell = await this.openShell();
    if (history.length > 0) shell.remember(history);
    this.running = id;
    const outcome = await shell.run(line);
    this.running = undefined;
    this.isFramePending = true;
    const changes = await shell.changedFiles();
    if (changes.removed.length + Object.keys(changes.written).length > 0) this.host.post({ type: 'files', ...changes }, []);
    this.host.post({ type: 'commandDone', id, ...outcome }, []);
  }

  /** Judges the run so far; a scenario may ask that the cluster first be left alone for a while. */
  private grade(scenario: string): readonly ReturnType<typeof grade>[number][] {
    type Asked = { goals: readonly Goal[]; settleSeconds?: number; explanation?: string };
    const { goals, settleSeconds = 0, explanation = '' } = JSON.parse(scenario) as Asked;
    this.simulation.history.toHead();
    const attempt = { simulation: this.simulation, beganAtMs: this.beganAtMs, commands: this.commands, explanation };
    const untilMs = this.simulation.nowMs + settleSeconds * 1000;
    let verdicts = grade(attempt, goals);
    while (this.simulation.nowMs < untilMs && verdicts.some(({ passed }) => !passed)) {
      this.runTo(Math.min(untilMs, this.simulation.nowMs + 5000));
      verdicts = grade(attempt, goals);
    }
    this.isDirty = true;
    return verdicts;
  }
}
