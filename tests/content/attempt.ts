import type { LabSetup } from '#content/schema/index.ts';
import { type Attempt, grade } from '#sim/grading/grade.ts';
import { PlayedLab } from '#sim/play/index.ts';

type Goals = Parameters<typeof grade>[1];

/** A lab that is played without its page, and graded. */
export class PlayedAttempt {
  private readonly lab: PlayedLab;

  private constructor(lab: PlayedLab) {
    this.lab = lab;
  }

  /**
   * Opens a lab as its page does: manifests at instant 0, then the head start.
   *
   * @param files what the terminal finds, solutions and wrong answers included
   */
  static async open(setup: LabSetup, files: Readonly<Record<string, string>>): Promise<PlayedAttempt> {
    return new PlayedAttempt(await PlayedLab.open(setup, files));
  }

  /** What was typed and printed so far. */
  transcript = '';

  /** Types the lines one after the other, each when the one before is done. @returns the exit codes */
  async type(lines: readonly string[]): Promise<readonly number[]> {
    const exits: number[] = [];
    for (const line of lines) {
      const { exitCode, output } = await this.lab.type(line);
      exits.push(exitCode);
      this.transcript += `$ ${line}\n${output}`;
    }
    return exits;
  }

  /**
   * Leaves the cluster alone for a while, then grades.
   *
   * @param explanation what a learner wrote about the cause
   * @returns ids of the goals that failed, with the evidence
   */
  failuresAfter(settleSeconds: number, goals: Goals, explanation = ''): readonly { readonly id: string; readonly evidence: string }[] {
    this.lab.wait(settleSeconds * 1000);
    const { simulation, beganAtMs, commands } = this.lab;
    const attempt: Attempt = { simulation, beganAtMs, commands, explanation };
    const verdicts = grade(attempt, goals);
    if (verdicts.length === 0) throw new Error('nothing was graded');
    return verdicts.filter(({ passed }) => !passed).map(({ id, evidence }) => ({ id, evidence }));
  }
}
