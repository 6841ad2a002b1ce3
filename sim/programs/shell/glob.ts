import type { FileSystem } from '#sim/programs/kernel/file-system.ts';
import { joinPath, resolvePath } from '#sim/programs/kernel/paths.ts';
import { isPattern, matchesPattern, unescapePattern } from './pattern.ts';

/** Names of files that match, sorted; empty when none does. */
export function glob(disk: FileSystem, cwd: string, pattern: string): readonly string[] {
  const isAbsolute = pattern.startsWith('/');
  let found: string[] = [isAbsolute ? '/' : ''];
  for (const name of pattern.split('/')) {
    if (name === '') continue;
    const next: string[] = [];
    for (const prefix of found) {
      const directory = resolvePath(cwd, prefix === '' ? '.' : prefix);
      const join = (entry: string): string => (prefix === '' ? entry : joinPath(prefix, entry));
      if (!isPattern(name)) {
        const plain = unescapePattern(name);
        if (disk.lookup(resolvePath(directory, plain)) !== undefined) next.push(join(plain));
        continue;
      }
      const listed = disk.list(directory);
      if (!listed.ok) continue;
      for (const entry of listed.value) {
        if ((!entry.startsWith('.') || name.startsWith('.')) && matchesPattern(name, entry)) next.push(join(entry));
      }
    }
    found = next;
  }
  return found.filter((path) => path !== '').sort();
}
