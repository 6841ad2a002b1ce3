import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import type { ResourceInfo, WatchNotice } from '#sim/apiserver/client.ts';
import { headerRow, objectRow } from './table.ts';
import { TextTable } from './text-table.ts';
import type { TableOptions } from './types.ts';

export interface WatchTableOptions extends Omit<TableOptions, 'nowMs'> {
  /** `--output-watch-events`: a first column that says what happened. */
  readonly outputWatchEvents?: boolean;
}

/** `kubectl get -w`: the header once, then one row per change, columns that only grow (rule PRT-6). */
export class WatchTable {
  private readonly info: ResourceInfo;
  private readonly options: WatchTableOptions;
  private readonly table = new TextTable();
  private hasHeader = false;

  constructor(info: ResourceInfo, options: WatchTableOptions) {
    this.info = info;
    this.options = options;
  }

  /** The objects that exist when the watch begins. */
  initial(objects: readonly KubeObject[], nowMs: number): string {
    return this.rows(
      objects.map((object) => ({ type: 'ADDED', object })),
      nowMs,
    );
  }

  /** One line per notice, whether or not a visible cell changed. */
  rows(notices: readonly WatchNotice[], nowMs: number): string {
    if (notices.length === 0) return '';
    const options = { ...this.options, nowMs };
    const rows = notices.map(({ type, object }) => this.withEvent(type, objectRow(this.info, object, options.showKind === true, options)));
    const isFirst = !this.hasHeader && !options.noHeaders;
    this.hasHeader = true;
    return this.table.append(isFirst ? [this.withEvent('EVENT', headerRow(this.info, options)), ...rows] : rows);
  }

  private withEvent(cell: string, row: readonly string[]): readonly string[] {
    return this.options.outputWatchEvents ? [cell, ...row] : row;
  }
}
