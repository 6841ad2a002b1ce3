import { goQuote } from '#sim/api/go-text.ts';
import type { Status } from '#sim/api/meta-v1/types.ts';

/** Something that went wrong for one object: the server's refusal, or kubectl's own sentence (without `error: `). */
export type Problem =
  | { readonly is: 'refusal'; readonly status: Status; readonly prefix?: string }
  | { readonly is: 'text'; readonly text: string };

export const refusal = (status: Status, prefix?: string): Problem => ({
  is: 'refusal',
  status,
  ...(prefix === undefined ? {} : { prefix }),
});
export const problem = (text: string): Problem => ({ is: 'text', text });

/**
 * What kubectl prints on stderr at the end, line end included (rule KCT-3): one problem in full; several one per line, and
 * then without `error: `. Empty without problems.
 *
 * @source kubectl cmd/util CheckErr, v1.35
 */
export function renderProblems(problems: readonly Problem[]): string {
  const [only] = problems;
  if (only === undefined) return '';
  if (problems.length === 1) {
    if (only.is === 'text') return `error: ${only.text}\n`;
    return only.status.reason === 'Invalid' && only.prefix === undefined ? renderInvalid(only.status) : `${sentence(only)}\n`;
  }
  return problems.map((one) => `${sentence(one)}\n`).join('');
}

function sentence(one: Problem): string {
  if (one.is === 'text') return one.text;
  const { reason, message } = one.status;
  const text = one.prefix === undefined ? message : `${one.prefix}: ${message}`;
  return `Error from server (${reason}): ${text}`;
}

function renderInvalid({ details, message }: Status): string {
  const subject = details === undefined ? 'The request is invalid' : `The ${details.kind} ${goQuote(details.name)} is invalid`;
  const texts = [...new Set((details?.causes ?? []).map((cause) => cause.text))];
  if (texts.length === 0) return details === undefined ? `The request is invalid: ${message}\n` : `${subject}\n`;
  if (texts.length === 1) return `${subject}: ${texts[0] ?? ''}\n`;
  return `${subject}: \n${texts.map((text) => `* ${text}\n`).join('')}`;
}
