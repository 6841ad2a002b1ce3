/** How many unchanged lines surround a change. */
const CONTEXT_LINES = 3;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The hunks of a unified diff of two lists of lines; empty when they are equal. */
export function diffHunks(before: readonly string[], after: readonly string[]): string {
  const lines = compare(before, after);
  return lines.every(({ mark }) => mark === ' ') ? '' : hunks(lines);
}

/** Longest common subsequence, told as kept, removed and added lines. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const diagonal = (common[(i + 1) * width + j + 1] ?? 0) + 1;
      common[i * width + j] =
        before[i] === after[j] ? diagonal : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const isSame = i < before.length && j < after.length && before[i] === after[j];
    const keepsMore = (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0);
    if (isSame) lines.push({ mark: ' ', text: before[i] ?? '' });
    else if (i < before.length && (j >= after.length || keepsMore)) lines.push({ mark: '-', text: before[i] ?? '' });
    else lines.push({ mark: '+', text: after[j] ?? '' });
    const { mark } = lines.at(-1) ?? { mark: ' ' };
    if (mark !== '+') i += 1;
    if (mark !== '-') j += 1;
  }
  return lines;
}

function hunks(lines: readonly Line[]): string {
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - CONTEXT_LINES), at + CONTEXT_LINES + 1).some(({ mark }) => mark !== ' '),
  );
  let text = '';
  let beforeAt = 1;
  let afterAt = 1;
  for (let at = 0; at < lines.length; ) {
    if (!isNear[at]) {
      at += 1;
      beforeAt += 1;
      afterAt += 1;
      continue;
    }
    let end = at;
    while (end < lines.length && isNear[end]) end += 1;
    const hunk = lines.slice(at, end);
    const removed = hunk.filter(({ mark }) => mark !== '+').length;
    const added = hunk.filter(({ mark }) => mark !== '-').length;
    text += `@@ -${range(beforeAt, removed)} +${range(afterAt, added)} @@\n${hunk.map(({ mark, text: line }) => `${mark}${line}\n`).join('')}`;
    beforeAt += removed;
    afterAt += added;
    at = end;
  }
  return text;
}

const range = (start: number, count: number): string => (count === 1 ? `${start}` : `${count === 0 ? start - 1 : start},${count}`);
