import type { Result } from './file-system.ts';
import { refuse, succeed } from './file-system.ts';
import type { DeviceNode } from './nodes.ts';
import { EndlessHandle, FileHandle, FullHandle, NullHandle } from './open-file.ts';
import { resolvePath } from './paths.ts';
import type { OpenFile, Process, System } from './types.ts';

/** `read`: must exist. `write`: emptied or created. `append`, `update`: created when missing. */
export type OpenMode = 'read' | 'write' | 'append' | 'update';

/** Opens a path as a process sees it, devices included. */
export function openPath(process: Process, path: string, mode: OpenMode): Result<OpenFile> {
  if (path === '') return refuse('No such file or directory');
  const standard = /^\/(?:dev|proc\/self)\/fd\/(\d)$/.exec(path)?.[1];
  if (path === '/dev/null') return succeed(new NullHandle());
  if (standard !== undefined) return descriptor(process, Number(standard));
  const { disk } = process.system;
  const full = resolvePath(process.cwd, path);
  const node = disk.lookup(full);
  if (node?.kind === 'device') return openDevice(process, node.device);
  if (mode === 'read') {
    const found = disk.find(full);
    if (!found.ok || node === undefined) return refuse(found.ok ? 'No such file or directory' : found.problem);
    if (node.kind === 'directory') return succeed(new NullHandle());
    return succeed(
      new FileHandle(node.kind === 'file' ? node : { kind: 'file', content: '', mode: 0o755, modifiedAtMs: 0 }, 'read', () => {}),
    );
  }
  const opened = disk.open(full);
  if (!opened.ok) return opened;
  if (mode === 'write') opened.value.save('');
  return succeed(new FileHandle(opened.value.node, mode, opened.value.save));
}

function descriptor(process: Process, fd: number): Result<OpenFile> {
  const file = process.files.get(fd);
  return file === undefined ? refuse('No such file or directory') : succeed(file);
}

function openDevice(process: Process, device: DeviceNode['device']): Result<OpenFile> {
  switch (device) {
    case 'null':
      return succeed(new NullHandle());
    case 'zero':
      return succeed(new EndlessHandle());
    case 'full':
      return succeed(new FullHandle());
    case 'random':
      return succeed(new EndlessHandle(() => randomText(process.system)));
    case 'stdin':
      return descriptor(process, 0);
    case 'stdout':
      return descriptor(process, 1);
    case 'stderr':
      return descriptor(process, 2);
  }
}

/** 64 bytes of chance; one character stands for one byte. */
function randomText(system: System): string {
  let text = '';
  for (let i = 0; i < 64; i++) text += String.fromCharCode(system.random() >>> 24);
  return text;
}
