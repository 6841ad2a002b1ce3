import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { Goal } from '#sim/grading/goals.ts';
import { grade } from '#sim/grading/grade.ts';
import { applyManifests, diagnose } from '#sim/kubectl/manifests/index.ts';
import type { Shell, ShellClock } from '#sim/shell/index.ts';
import { Simulation } from '#sim/simulation.ts';
import { Branches, replayRun, variationsOf } from './branches.ts';
import { EditRequests } from './edit-requests.ts';
import { buffersOf, FrameLists, TimelineSender } from './frames.ts';
import { inspect } from './inspect.ts';
import { nodesOf } from './nodes.ts';
import { Pacer } from './pacer.ts';
import type { Frame, FromWorker, ToWorker } from './protocol.ts';
import { Tracks } from './tracks.ts';

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
  private isFramePending = true;
  private sentNowMs = -1;
  private readonly lists = new FrameLists();
  private running: number | undefined;
  private readonly edits: EditRequests;
  private readonly pacer: Pacer;
  private readonly branches: Branches;
  private readonly tracks = new Tracks();
  /** Inputs that the page has. */
  private sentInputs = 0;

  constructor(host: SessionHost, start: Start) {
    this.host = host;
    this.edits = new EditRequests((message) => host.post(message, []));
    this.start = start;
    const { run } = start;
    this.branches = new Branches(run);
    this.simulation = run === undefined ? new Simulation(start) : replayRun(start, run.branch.inputs, run.branch.headMs);
    this.listen();
    const session = this;
    this.pacer = new Pacer({
      get simulation() {
        return session.simulation;
      },
      get clock() {
        return session.clock;
      },
      now: () => host.now(),
      touch: () => {
        this.lists.touch();
      },
    });
  }

  private listen(): void {
    this.simulation.onChange = (type, object) => this.changed(type, object);
    this.simulation.onBranch = () => this.branch();
  }

  private changed(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: KubeObject): void {
    this.lists.touch();
    this.clock?.notify({ type, object });
  }

  /** Applies what the run starts with and runs the head start; call once before the first message. */
  async prepare(): Promise<void> {
    const { run } = this.start;
    if (run !== undefined) {
      this.beganAtMs = run.beganAtMs;
      this.simulation.history.seek(run.nowMs);
      this.tellBranches();
      for (const { id, inputs, headMs } of run.others) this.tracks.add(id, replayRun(this.start, inputs, headMs).timeline);
      return;
    }
    for (const path of this.start.manifests) await this.apply(path, this.start.files[path] ?? '');
    this.simulation.runThrough(this.start.weather ?? [], this.start.advanceMs);
    this.beganAtMs = this.simulation.nowMs;
    this.tellBranches();
  }

  /** Whether there is more to do than to wait for a message. */
  get isBusy(): boolean {
    return this.pacer.isBusy || this.tracks.hasMore || this.sender.hasMore(this.simulation.timeline);
  }

  /** Whether turns are to follow one another without a pause. */
  get isHurried(): boolean {
    return this.pacer.isHurried;
  }

  /** Handles one message of the page. */
  async handle(message: ToWorker): Promise<void> {
    this.isFramePending = true;
    switch (message.type) {
      case 'start':
      case 'shown':
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
      case 'prepareShell':
        return this.openShell().then(
          (shell) => shell.prepare(message.line),
          () => {
            this.shell = undefined; // whoever types a line is told
          },
        );
      case 'command':
        return this.command(message.id, message.line, message.history);
      case 'edited':
        return this.edits.answer(message.request, message.text);
      case 'input':
        return this.edits.answerLine(message.text);
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
        return this.pacer.play(message.speed, message.skipsIdle ?? false);
      case 'pause':
        return this.pacer.pause();
      case 'advance':
        return this.pacer.runTo(this.simulation.nowMs + message.byMs);
      case 'step':
        return this.pacer.step();
      case 'runUntil':
        return this.pacer.runUntil(message.run, message.goal);
      case 'seek':
        if (!this.pacer.isPlaying) this.pacer.pause();
        this.simulation.history.seek(message.atMs);
        this.lists.touch();
        return;
      case 'weather':
        return this.simulation.weather(message.weather);
      case 'switchBranch':
        return this.switchBranch(message.branch);
      case 'nameBranch':
        this.branches.rename(message.branch, message.name);
        return this.tellBranches();
      case 'deleteBranch':
        this.branches.delete(message.branch);
        return this.tellBranches();
      case 'vary':
        return this.vary(message.uid, message.path, message.values);
      case 'inspect':
        this.host.post({ type: 'inspected', id: message.id, ...inspect(this.simulation, message.uid) }, []);
        return;
      case 'why': {
        const { why } = await import('#sim/why/why.ts');
        this.host.post({ type: 'whyAnswered', id: message.id, answer: why(this.simulation, message.question) }, []);
        return;
      }
      case 'conditions': {
        const { conditionHistory } = await import('#sim/why/condition-history.ts');
        this.host.post({ type: 'conditionsShown', id: message.id, history: conditionHistory(this.simulation, message.uid) }, []);
        return;
      }
      case 'nodes':
        this.host.post({ type: 'nodesShown', id: message.id, ...nodesOf(this.simulation) }, []);
        return;
      case 'writeFile':
        return this.writeFile(message.path, message.content);
      case 'lifecycle': {
        const { chartOf } = await import('#sim/lifecycles/chart.ts');
        this.host.post({ type: 'lifecycleShown', id: message.id, chart: chartOf(message.kind) }, []);
        return;
      }
      case 'grade':
        this.host.post({ type: 'graded', id: message.id, verdicts: this.grade(message.scenario) }, []);
    }
  }

  /** Lets real time become virtual time. */
  turn(elapsedMs: number): void {
    const done = this.pacer.turn(elapsedMs);
    if (done === undefined) return;
    this.flush();
    this.host.post({ type: 'arrived', ...done }, []);
  }

  /** Sends what the page should show now. */
  flush(): void {
    const track = this.tracks.next();
    if (track !== undefined) this.host.post({ type: 'track', ...track }, buffersOf(track.timeline));
    const frame = this.frame();
    if (frame !== null) this.host.post({ type: 'frame', frame }, buffersOf(frame.timeline));
  }

  /** What the page should show now; null when nothing changed. */
  private frame(): Frame | null {
    const { history, timeline } = this.simulation;
    const isStill = this.simulation.nowMs === this.sentNowMs;
    const { rows, events } = this.lists.next(this.simulation, this.pacer.isBusy, this.host.now());
    const isListing = rows !== null || events !== null;
    if (!this.isFramePending && !isListing && isStill && !this.sender.hasMore(timeline)) return null;
    const from = this.sentInputs;
    const inputs = history.recorded.length === from ? null : { from, inputs: history.recorded.slice(from) };
    this.sentInputs = history.recorded.length;
    const frame: Frame = {
      nowMs: this.simulation.nowMs,
      headMs: history.headMs,
      startAtMs: this.start.startAtMs,
      playing: this.pacer.isPlaying,
      speed: this.pacer.speed,
      timeline: this.sender.delta(timeline),
      rows,
      events,
      inputs,
    };
    this.sentNowMs = frame.nowMs;
    this.isFramePending = false;
    return frame;
  }

  /** An input is about to replace the future: it is kept as a branch, unless it holds nothing. */
  private branch(): void {
    const { history, timeline, nowMs } = this.simulation;
    const { recorded } = history;
    const remaining = recorded.findIndex(({ atMs }) => atMs > nowMs);
    if (remaining >= 0) this.sentInputs = Math.min(this.sentInputs, remaining);
    if (remaining < 0 && timeline.log.firstAfter(nowMs) === timeline.log.length) return;
    const left = this.branches.fork(this.simulation);
    this.tracks.add(left.id, timeline);
    this.tellBranches(nowMs);
  }

  private async switchBranch(id: number): Promise<void> {
    (await this.shell)?.interrupt();
    this.edits.abandon();
    const { nowMs } = this.simulation;
    const change = this.branches.switchTo(id, this.simulation);
    if (change === undefined) return;
    this.tracks.add(change.left.id, this.simulation.timeline);
    this.simulation = replayRun(this.start, change.entered.inputs, change.entered.headMs);
    this.listen();
    this.simulation.history.seek(nowMs);
    this.sender = new TimelineSender();
    this.sentInputs = 0;
    this.lists.touch();
    this.tellBranches();
  }

  private vary(uid: string, path: string, values: Parameters<typeof variationsOf>[3]): void {
    const { headMs } = this.simulation.history;
    for (const { value, forkAtMs, inputs } of variationsOf(this.simulation, uid, path, values)) {
      const { id } = this.branches.add({ name: String(value), forkAtMs, headMs, inputs });
      this.tracks.add(id, replayRun(this.start, inputs, headMs).timeline);
    }
    this.tellBranches();
  }

  private tellBranches(headMs = this.simulation.history.headMs): void {
    this.isFramePending = true;
    const { branches, beganAtMs } = this;
    const active = branches.activeAt(headMs);
    this.host.post({ type: 'branches', active, others: branches.others, beganAtMs }, []);
  }

  private apply(fileName: string, text: string): Promise<{ stdout: string; stderr: string; exitCode: number }> {
    return applyManifests(this.simulation.client, {
      files: [{ name: fileName, text }],
      namespace: NAMESPACE,
      hasNamespaceFlag: false,
      dryRun: 'none',
    });
  }

  /** Takes over what the editor wrote, or deleted when there is no content. */
  private async writeFile(path: string, content: string | null): Promise<void> {
    const { [path]: _, ...others } = this.start.files;
    this.start = { ...this.start, files: content === null ? others : { ...others, [path]: content } };
    const shell = await this.shell;
    await (content === null ? shell?.removeFile(path) : shell?.writeFile(path, content));
  }

  private openShell(): Promise<Shell> {
    const session = this;
    this.shell ??= this.host.loadShell().then(({ createShell, ShellClock }) => {
      const clock = new ShellClock(() => this.simulation.epochMs);
      this.clock = clock;
      return createShell({
        files: this.start.files,
        namespace: NAMESPACE,
        hooks: {
          // Another branch is another simulation, so each command asks for the client anew.
          get client() {
            return session.simulation.client;
          },
          clock,
          write: (stream, text) => {
            if (this.running !== undefined) this.host.post({ type: 'output', id: this.running, stream, text }, []);
          },
          edit: (fileName, text) => this.edits.ask(fileName, text),
          readLine: (prompt) => this.edits.askLine(prompt),
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
      this.pacer.runTo(Math.min(untilMs, this.simulation.nowMs + 5000));
      verdicts = grade(attempt, goals);
    }
    this.lists.touch();
    return verdicts;
  }
}
