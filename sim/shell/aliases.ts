/** Places after which a command word stands. */
const BEFORE_COMMAND = /(^|[;&|({\n]\s*|\b(?:do|then|else|time|watch)\s+)$/;

/**
 * Replaces alias names that stand as commands by their texts, as an interactive shell does (rule SHL-4). An alias is not
 * replaced inside its own text.
 */
export function expandAliases(line: string, aliases: ReadonlyMap<string, string>): string {
  return expand(line, aliases, new Set());
}

function expand(line: string, aliases: ReadonlyMap<string, string>, used: ReadonlySet<string>): string {
  let out = '';
  for (let i = 0; i < line.length; ) {
    const quoted = /^(\\.|'[^']*'|"(?:\\.|[^"\\])*")/s.exec(line.slice(i))?.[0];
    if (quoted !== undefined) {
      out += quoted;
      i += quoted.length;
      continue;
    }
    const word = /^[A-Za-z_][\w.-]*/.exec(line.slice(i))?.[0];
    if (word === undefined) {
      out += line.charAt(i);
      i += 1;
      continue;
    }
    const next = line.charAt(i + word.length);
    const text = aliases.get(word);
    const isCommand = BEFORE_COMMAND.test(out) && next !== '=' && next !== '(';
    out += text === undefined || !isCommand || used.has(word) ? word : expand(text, aliases, new Set([...used, word]));
    i += word.length;
  }
  return out;
}
