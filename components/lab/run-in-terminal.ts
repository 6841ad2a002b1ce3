import type { LabSession } from './lab-session.ts';

/** Types a command into the terminal and presses Enter, with the terminal in sight. */
export function runInTerminal({ screen, terminal }: LabSession, line: string): void {
  screen.setState({ tab: 'terminal' });
  terminal.run(line);
}
