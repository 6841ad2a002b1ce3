import type { ProgramMount, ProgramWrite } from '#sim/programs/program.ts';
import { imageRoot } from './image-disk.ts';
import type { DirectoryNode, FileNode, Node } from './nodes.ts';
import { directoryNode, fileNode } from './nodes.ts';
import type { TrackedInput } from './tracked-input.ts';

/** Texts of the errors that a file system call can end with. */
export type Problem =
  | 'No such file or directory'
  | 'Not a directory'
  | 'Is a directory'
  | 'File exists'
  | 'Directory not empty'
  | 'Read-only file system'
  | 'Device or resource busy'
  | 'Permission denied';

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({ ok: false, problem });

/** A change of the container's own files (outside volumes). Directories end in `/`; null removes. */
export interface OwnChange {
  readonly atMs: number;
  readonly path: string;
  readonly content: string | null;
}

interface Place {
  readonly node: Node | undefined;
  /** The directory that holds, or would hold, the name. */
  readonly parent: DirectoryNode | undefined;
  readonly name: string;
  /** The volume, or -1, and the path from its root. */
  readonly mount: number;
  readonly inMount: string;
  readonly problem: Problem | undefined;
}

export interface DiskSetup {
  readonly programs: ReadonlySet<string>;
  readonly input: TrackedInput;
  readonly workingDir: string;
  /** Own files that an earlier program left, by absolute path. */
  readonly ownFiles: Readonly<Record<string, string>>;
  readonly nowMs: () => number;
}

/** Adds a change; one at the same instant to the same file counts no more. */
function pushChange<T extends OwnChange>(changes: T[], change: T): void {
  const last = changes.at(-1);
  if (last !== undefined && last.atMs === change.atMs && last.path === change.path) changes.pop();
  changes.push(change);
}

/** The container's files: the image's, its own, and the volumes. Paths are absolute and resolved. Built at first use. */
export class FileSystem {
  readonly writes: ProgramWrite[] = [];
  readonly ownChanges: OwnChange[] = [];
  readonly #setup: DiskSetup;
  readonly #loaded = new Set<number>();
  #mounts: readonly ProgramMount[] = [];
  #root: DirectoryNode | undefined;
  /** Foreign writes not yet applied, of loaded volumes and (-1) outside of them, in time order. */
  #foreign: { readonly atMs: number; readonly mount: number; readonly path: string; readonly content: string | null }[] = [];

  constructor(setup: DiskSetup) {
    this.#setup = setup;
  }

  /** When the next write by others is due; `Infinity` when none is known. */
  get nextForeignAtMs(): number {
    return this.#foreign[0]?.atMs ?? Number.POSITIVE_INFINITY;
  }

  applyForeign(): void {
    for (let next = this.#foreign[0]; next !== undefined && next.atMs <= this.#setup.nowMs(); next = this.#foreign[0]) {
      this.#foreign.shift();
      const point = this.#mounts[next.mount];
      if (next.mount < 0) this.#plant(next.path, next.content, next.atMs);
      else if (point !== undefined) this.#plant(`${point.mountPath}/${next.path}`, next.content, next.atMs);
    }
  }

  lookup(path: string): Node | undefined {
    return this.#locate(path).node;
  }

  /** Like `lookup`, with the reason when there is nothing. */
  find(path: string): Result<Node> {
    const { node, problem } = this.#locate(path);
    return node === undefined ? refuse(problem ?? 'No such file or directory') : succeed(node);
  }

  read(path: string): Result<string> {
    const found = this.find(path);
    if (!found.ok) return found;
    if (found.value.kind === 'directory') return refuse('Is a directory');
    return succeed(found.value.kind === 'file' ? found.value.content : '');
  }

  /** Names in a directory, sorted. */
  list(path: string): Result<string[]> {
    const found = this.find(path);
    if (!found.ok) return found;
    if (found.value.kind !== 'directory') return refuse('Not a directory');
    return succeed([...found.value.children.keys()].sort());
  }

  /** Opens a file for writing: creates it when missing. The function saves new content. */
  open(path: string): Result<{ readonly node: FileNode; readonly save: (content: string) => void }> {
    const place = this.#locate(path);
    if (place.problem !== undefined) return refuse(place.problem);
    if (place.node?.kind === 'directory') return refuse('Is a directory');
    if (place.node?.kind === 'program' || place.node?.kind === 'device' || place.parent === undefined) return refuse('Permission denied');
    if (this.#isReadOnly(place) || place.node?.isFixed === true) return refuse('Read-only file system');
    const node = place.node ?? fileNode('', this.#setup.nowMs());
    const save = (content: string): void => {
      node.content = content;
      node.modifiedAtMs = this.#setup.nowMs();
      this.#record(place, path, content);
    };
    if (place.node === undefined) {
      place.parent.children.set(place.name, node);
      save('');
    }
    return succeed({ node, save });
  }

  write(path: string, content: string): Result<FileNode> {
    const opened = this.open(path);
    if (!opened.ok) return opened;
    opened.value.save(content);
    return succeed(opened.value.node);
  }

  makeDirectory(path: string): Result<DirectoryNode> {
    const place = this.#locate(path);
    if (place.problem !== undefined) return refuse(place.problem);
    if (place.node !== undefined || place.parent === undefined) return refuse('File exists');
    if (this.#isReadOnly(place)) return refuse('Read-only file system');
    const node = directoryNode(this.#setup.nowMs());
    place.parent.children.set(place.name, node);
    this.#record(place, path, '', true);
    return succeed(node);
  }

  /** Removes a file or an empty directory. */
  remove(path: string): Result<Node> {
    const place = this.#locate(path);
    if (place.node === undefined) return refuse(place.problem ?? 'No such file or directory');
    const isMount = place.node.kind === 'directory' ? place.node.mount >= 0 : place.node.kind === 'file' && place.node.isFixed === true;
    if (place.parent === undefined || isMount) return refuse('Device or resource busy');
    if (place.node.kind === 'directory' && place.node.children.size > 0) return refuse('Directory not empty');
    if (this.#isReadOnly(place)) return refuse('Read-only file system');
    place.parent.children.delete(place.name);
    this.#record(place, path, null, place.node.kind === 'directory');
    return succeed(place.node);
  }

  #isReadOnly(place: Place): boolean {
    return place.mount >= 0 && (this.#mounts[place.mount]?.readOnly ?? false);
  }

  #record(place: Place, path: string, content: string | null, isDirectory = false): void {
    const atMs = this.#setup.nowMs();
    const slash = isDirectory ? '/' : '';
    if (place.mount < 0) pushChange(this.ownChanges, { atMs, path: path + slash, content });
    else pushChange(this.writes, { atMs, mount: place.mount, path: place.inMount + slash, content });
  }

  #build(): DirectoryNode {
    const root = imageRoot(this.#setup.programs, this.#setup.input);
    this.#root = root;
    this.#mounts = this.#setup.input.mountPoints();
    this.#plant(`${this.#setup.workingDir}/`, '', 0);
    this.#mounts.forEach((mount, index) => {
      if (mount.files[''] !== undefined) {
        this.#plantMounted(index, mount);
        return;
      }
      const node = this.#plant(`${mount.mountPath}/`, '', 0);
      if (node?.kind === 'directory') node.mount = index;
    });
    for (const [path, content] of Object.entries(this.#setup.ownFiles)) this.#plant(path, content, 0);
    this.#foreign = this.#setup.input.outsideWrites().map((write) => ({ ...write, mount: -1 }));
    this.applyForeign();
    return root;
  }

  /** A file that is a mount of its own. */
  #plantMounted(index: number, { mountPath, readOnly }: ProgramMount): void {
    const mount = this.#setup.input.mount(index);
    const node = this.#plant(mountPath, mount?.files[''] ?? '', -1);
    if (node?.kind !== 'file') return;
    node.isFixed = readOnly;
    node.mode = mount?.modes?.[''] ?? node.mode;
  }

  /** Puts something into the tree without telling anybody, making directories on the way. */
  #plant(path: string, content: string | null, atMs: number): Node | undefined {
    let directory = this.#root;
    const names = path.split('/').filter((name) => name !== '');
    const isDirectory = path.endsWith('/');
    for (const [index, name] of names.entries()) {
      if (directory === undefined) return undefined;
      const isLast = index === names.length - 1;
      if (isLast && content === null) {
        directory.children.delete(name);
        return undefined;
      }
      const old = directory.children.get(name);
      if (isLast && !isDirectory) {
        if (old?.kind === 'file') {
          old.content = content ?? '';
          old.modifiedAtMs = atMs;
          return old;
        }
        const node = fileNode(content ?? '', atMs);
        directory.children.set(name, node);
        return node;
      }
      const next: DirectoryNode = old?.kind === 'directory' ? old : directoryNode(atMs);
      if (next !== old) directory.children.set(name, next);
      directory = next;
    }
    return directory;
  }

  #load(index: number, node: DirectoryNode): void {
    if (this.#loaded.has(index)) return;
    this.#loaded.add(index);
    const mount = this.#setup.input.mount(index);
    if (mount === undefined) return;
    node.modifiedAtMs = 0;
    const rootMode = mount.modes?.[''];
    if (rootMode !== undefined) node.mode = rootMode;
    for (const [path, content] of Object.entries(mount.files)) {
      const planted = this.#plant(`${mount.mountPath}/${path}`, content, -1);
      const mode = mount.modes?.[path];
      if (mode !== undefined && planted?.kind === 'file') planted.mode = mode;
    }
    for (const write of mount.foreignWrites) this.#foreign.push({ ...write, mount: index });
    this.#foreign.sort((a, b) => a.atMs - b.atMs);
    this.applyForeign();
  }

  #locate(path: string): Place {
    const root = this.#root ?? this.#build();
    let node: Node | undefined = root;
    let parent: DirectoryNode | undefined;
    let mount = -1;
    let inMount: string[] = [];
    let last = '';
    for (const name of path.split('/')) {
      if (name === '') continue;
      if (node === undefined) return { node, parent: undefined, name, mount, inMount: '', problem: 'No such file or directory' };
      if (node.kind !== 'directory') return { node: undefined, parent: undefined, name, mount, inMount: '', problem: 'Not a directory' };
      parent = node;
      last = name;
      inMount.push(name);
      node = node.children.get(name);
      if (node?.kind === 'directory' && node.mount >= 0) {
        mount = node.mount;
        inMount = [];
        this.#load(mount, node);
      }
    }
    return { node, parent, name: last, mount, inMount: inMount.join('/'), problem: undefined };
  }
}
