import type { Bash } from 'just-bash';
import type { FileChanges } from './shell.ts';

type FileSystem = Bash['fs'];

/** Larger files are not told: they are output, not work. */
const LONGEST_FILE = 200_000;

/** Notices what changed in a folder between two looks. */
export class HomeFiles {
  private readonly prefix: string;
  private known: Readonly<Record<string, string>>;

  /** @param known texts by path relative to the folder, as they are at the start */
  constructor(folder: string, known: Readonly<Record<string, string>>) {
    this.prefix = `${folder}/`;
    this.known = known;
  }

  /** Takes a file over without telling: somebody else wrote it. */
  note(path: string, text: string): void {
    if (path.startsWith(this.prefix)) this.known = { ...this.known, [path.slice(this.prefix.length)]: text };
  }

  /** Forgets a file without telling: somebody else deleted it. */
  forget(path: string): void {
    const { [path.slice(this.prefix.length)]: _, ...others } = this.known;
    if (path.startsWith(this.prefix)) this.known = others;
  }

  /** What was written and removed since the last look. */
  async changes(fs: FileSystem): Promise<FileChanges> {
    const now = await this.read(fs);
    const written = Object.fromEntries(Object.entries(now).filter(([path, text]) => this.known[path] !== text));
    const removed = Object.keys(this.known).filter((path) => now[path] === undefined);
    this.known = now;
    return { written, removed };
  }

  private async read(fs: FileSystem): Promise<Readonly<Record<string, string>>> {
    const texts: Record<string, string> = {};
    for (const path of fs.getAllPaths().filter((one) => one.startsWith(this.prefix))) {
      const { isFile, size } = await fs.stat(path);
      if (isFile && size <= LONGEST_FILE) texts[path.slice(this.prefix.length)] = await fs.readFile(path);
    }
    return texts;
  }
}
