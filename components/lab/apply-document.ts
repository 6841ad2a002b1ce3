import type { LabSession } from './lab-session.ts';

/** Applies the file on top, as `kubectl apply -f` would, shows the answer, and lets time run when it was accepted. */
export async function applyDocument({ client, documents, playback, screen }: LabSession): Promise<void> {
  const fileName = documents.store.getState().active;
  const answer = await client.ask<'apply'>({ type: 'apply', fileName, text: documents.textOf(fileName) });
  const isError = answer.exitCode !== 0;
  documents.store.setState({
    outcome: { text: [answer.stdout, answer.stderr].join('').trimEnd(), isError },
    problems: answer.problems,
  });
  if (isError) return;
  if (playback.store.getState().mode !== 'playing') playback.send({ type: 'play' });
  if (screen.getState().tab === 'yaml') screen.setState({ tab: 'timeline' });
}
