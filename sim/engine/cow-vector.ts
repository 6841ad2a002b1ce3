/**
 * A growing array whose past versions stay readable: saving is O(1), a write after a save copies one short path.
 *
 * It is what makes a checkpoint every few hundred engine events affordable while thousands of objects are alive.
 * Indexes are small non-negative integers that may have gaps; a missing entry reads as `undefined`. Leaves that become
 * empty are dropped, so ever-growing serial numbers cost nothing once their objects are gone.
 */

const BITS = 6;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** Whoever holds the same token may write the node in place. */
type Token = object;

interface Leaf<T> {
  owner: Token;
  used: number;
  readonly items: (T | undefined)[];
}

interface Branch<T> {
  owner: Token;
  used: number;
  readonly items: (Branch<T> | Leaf<T> | undefined)[];
}

/** A saved version. Opaque: only `restore` reads it. */
export interface CowRoot<T> {
  readonly root: Branch<T> | Leaf<T> | undefined;
  readonly depth: number;
  readonly size: number;
}

const emptyItems = (): undefined[] => new Array<undefined>(WIDTH).fill(undefined);

export class CowVector<T> {
  private token: Token = {};
  private root: Branch<T> | Leaf<T> | undefined = undefined;
  /** Branch levels above the leaves. */
  private depth = 0;
  private capacity = WIDTH;
  private count = 0;

  /** Number of entries that are not `undefined`. */
  get size(): number {
    return this.count;
  }

  get(index: number): T | undefined {
    let node = this.root;
    if (index >= this.capacity || node === undefined) return undefined;
    for (let shift = BITS * this.depth; shift > 0; shift -= BITS) {
      node = (node as Branch<T>).items[(index >>> shift) & MASK];
      if (node === undefined) return undefined;
    }
    return (node as Leaf<T>).items[index & MASK];
  }

  /** Setting `undefined` removes. */
  set(index: number, value: T | undefined): void {
    while (index >= this.capacity) this.grow();
    if (value === undefined && this.get(index) === undefined) return;
    if (value !== undefined && this.overwrite(index, value)) return;
    this.root = this.write(this.root, BITS * this.depth, index, value);
  }

  /** Writes in place when this version owns the whole path and the entry is there already. */
  private overwrite(index: number, value: T): boolean {
    let node = this.root;
    for (let shift = BITS * this.depth; shift > 0; shift -= BITS) {
      if (node === undefined || node.owner !== this.token) return false;
      node = (node as Branch<T>).items[(index >>> shift) & MASK];
    }
    if (node === undefined || node.owner !== this.token) return false;
    const leaf = node as Leaf<T>;
    if (leaf.items[index & MASK] === undefined) return false;
    leaf.items[index & MASK] = value;
    return true;
  }

  save(): CowRoot<T> {
    this.token = {};
    return { root: this.root, depth: this.depth, size: this.count };
  }

  restore(saved: CowRoot<T>): void {
    this.token = {};
    this.root = saved.root;
    this.depth = saved.depth;
    this.capacity = 2 ** (BITS * (saved.depth + 1));
    this.count = saved.size;
  }

  /** Calls back for every entry in index order. */
  forEach(visit: (value: T, index: number) => void): void {
    if (this.root !== undefined) this.walk(this.root, BITS * this.depth, 0, visit);
  }

  private grow(): void {
    const old = this.root;
    this.depth += 1;
    this.capacity *= WIDTH;
    if (old === undefined) return;
    const items: (Branch<T> | Leaf<T> | undefined)[] = emptyItems();
    items[0] = old;
    this.root = { owner: this.token, used: 1, items };
  }

  private write(
    node: Branch<T> | Leaf<T> | undefined,
    shift: number,
    index: number,
    value: T | undefined,
  ): Branch<T> | Leaf<T> | undefined {
    const slot = (index >>> shift) & MASK;
    const own = this.own(node);
    const before = own.items[slot];
    const after = shift === 0 ? value : this.write(before as Branch<T> | Leaf<T> | undefined, shift - BITS, index, value);
    if (before === undefined && after !== undefined) own.used += 1;
    if (before !== undefined && after === undefined) own.used -= 1;
    if (shift === 0) this.count += (after === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    (own.items as unknown[])[slot] = after;
    return own.used === 0 ? undefined : own;
  }

  /** The node itself when this version may write it, else a copy that it may. */
  private own(node: Branch<T> | Leaf<T> | undefined): Branch<T> | Leaf<T> {
    if (node === undefined) return { owner: this.token, used: 0, items: emptyItems() };
    if (node.owner === this.token) return node;
    return { owner: this.token, used: node.used, items: node.items.slice() as undefined[] };
  }

  private walk(node: Branch<T> | Leaf<T>, shift: number, base: number, visit: (value: T, index: number) => void): void {
    for (let slot = 0; slot < WIDTH; slot++) {
      const item = node.items[slot];
      if (item === undefined) continue;
      const index = base + slot * 2 ** shift;
      if (shift === 0) visit(item as T, index);
      else this.walk(item as Branch<T> | Leaf<T>, shift - BITS, index, visit);
    }
  }
}
