import type { CommandContext } from './command.ts';
import type { FetchOptions } from './fetch.ts';
import { readTargets } from './manifest-targets.ts';
import { FILES_AND_ARGUMENTS, NAME_AND_SELECTOR, PAIRS_AND_FILES, RESOURCES_NEEDED } from './messages.ts';
import { type ResourceRequest, resolveArguments } from './resolve.ts';

/** Objects that a changing command was pointed at. */
export interface Selected {
  readonly requests: readonly ResourceRequest[];
  readonly options: FetchOptions;
  /** Read from `-f`. */
  readonly isFromFiles: boolean;
}

/**
 * Reads `TYPE NAME…`, `TYPE/NAME`, `TYPE -l …`, `TYPE --all`, `-f FILE` of a command that needs to know its objects
 * (rule KCT-4).
 *
 * @param options.needed what is said when nothing was pointed at
 * @param options.takesAll whether a type alone stands for all its objects
 * @returns an exit code when the words are no good; the problem is printed
 */
export async function selectedRequests(
  context: CommandContext,
  {
    args = context.args,
    needed = RESOURCES_NEEDED,
    takesAll = false,
  }: { readonly args?: readonly string[]; readonly needed?: string; readonly takesAll?: boolean } = {},
): Promise<Selected | number> {
  const { flags, client } = context;
  const options: FetchOptions = {
    labelSelector: flags.text('selector'),
    fieldSelector: flags.text('field-selector'),
    allNamespaces: flags.isOn('all-namespaces'),
  };
  const isWide = flags.text('selector') !== '' || flags.text('field-selector') !== '' || flags.isOn('all');
  if (flags.has('filename') || flags.has('kustomize')) {
    if (args.length > 0) return context.fail(args.every((arg) => arg.includes('/')) ? PAIRS_AND_FILES : FILES_AND_ARGUMENTS);
    const read = await readTargets(context);
    return read.ok ? { requests: read.requests, options: {}, isFromFiles: true } : context.failWith(read.problems);
  }
  if (args.length === 0) return context.fail(needed);
  const resolved = resolveArguments(args, client.resources, { needsNames: !isWide && !takesAll });
  if (!resolved.ok) return context.fail(resolved.error);
  context.warn(resolved.warnings);
  if (resolved.hasNames && isWide) return context.fail(NAME_AND_SELECTOR);
  return { requests: resolved.requests, options, isFromFiles: false };
}
