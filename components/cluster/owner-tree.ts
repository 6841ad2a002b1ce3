import { shortName } from '#components/lab/index.ts';
import type { ObjectRow } from '#sim/index.ts';

export interface TreeRow {
  readonly row: ObjectRow;
  /** Owners above it. */
  readonly depth: number;
  /** The name without its owner's. */
  readonly label: string;
}

const ORDER = ['CronJob', 'Deployment', 'Job', 'ReplicaSet', 'Pod'];

function byKindThenAge(left: ObjectRow, right: ObjectRow): number {
  return (
    ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind) || left.createdAtMs - right.createdAtMs || left.name.localeCompare(right.name)
  );
}

/** Puts every object below its owner; one whose owner is gone stands by itself. */
export function ownerTree(rows: readonly ObjectRow[]): readonly TreeRow[] {
  const known = new Set(rows.map((row) => row.uid));
  const children = new Map<string | null, ObjectRow[]>();
  for (const row of rows) {
    const owner = row.ownerUid !== null && known.has(row.ownerUid) ? row.ownerUid : null;
    const siblings = children.get(owner);
    if (siblings === undefined) children.set(owner, [row]);
    else siblings.push(row);
  }
  const tree: TreeRow[] = [];
  const visit = (owner: ObjectRow | null, depth: number) => {
    for (const row of (children.get(owner?.uid ?? null) ?? []).sort(byKindThenAge)) {
      tree.push({ row, depth, label: shortName(row.name, owner?.name) });
      visit(row, depth + 1);
    }
  };
  visit(null, 0);
  return tree;
}
