import type { ProgramMount, ProgramWrite } from './program.ts';

interface Write {
  readonly atMs: number;
  readonly path: string;
  readonly content: string | null;
}

/** The volumes as they are at `atMs`, after the program's own writes and those of others; later ones of others stay due. */
export function mountsAt(mounts: readonly ProgramMount[], writes: readonly ProgramWrite[], atMs: number): readonly ProgramMount[] {
  return mounts.map((mount, index) => {
    const all: readonly Write[] = [...mount.foreignWrites, ...writes.filter((write) => write.mount === index)];
    const files = new Map(Object.entries(mount.files));
    for (const { path, content } of all.filter((write) => write.atMs <= atMs).sort((a, b) => a.atMs - b.atMs)) {
      if (content === null) files.delete(path);
      else files.set(path, content);
    }
    const due = mount.foreignWrites.filter((write) => write.atMs > atMs).map((write) => ({ ...write, atMs: write.atMs - atMs }));
    return { ...mount, files: Object.fromEntries(files), foreignWrites: due };
  });
}
