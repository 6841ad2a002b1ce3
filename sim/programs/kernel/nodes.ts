/** What a name in a directory stands for. */
export type Node = FileNode | DirectoryNode | DeviceNode | ProgramNode;

export interface FileNode {
  readonly kind: 'file';
  content: string;
  mode: number;
  /** A file that is mounted by itself from a volume that is only read. */
  isFixed?: boolean;
  /** Ms since the start of the program; negative for what was there before. */
  modifiedAtMs: number;
}

export interface DirectoryNode {
  readonly kind: 'directory';
  children: Map<string, Node>;
  mode: number;
  modifiedAtMs: number;
  /** Index of the volume whose root this is, else -1. */
  mount: number;
}

export interface DeviceNode {
  readonly kind: 'device';
  readonly device: 'null' | 'zero' | 'full' | 'random' | 'stdin' | 'stdout' | 'stderr';
}

/** A program of the image. */
export interface ProgramNode {
  readonly kind: 'program';
  readonly name: string;
}

export const fileNode = (content: string, atMs: number, mode = 0o644): FileNode => ({ kind: 'file', content, mode, modifiedAtMs: atMs });

export const directoryNode = (atMs: number, mode = 0o755): DirectoryNode => ({
  kind: 'directory',
  children: new Map(),
  mode,
  modifiedAtMs: atMs,
  mount: -1,
});
