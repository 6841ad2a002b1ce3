type Less<T> = (a: T, b: T) => boolean;

const INSERTION_LIMIT = 12;
const NINTHER_LIMIT = 50;
const MAX_SWAPS = 4 * 3;
const UINT64 = (1n << 64n) - 1n;

/**
 * Sorts as Go's `sort.Sort` does, ties included (rule PRT-8): an unstable pattern-defeating quicksort that always makes
 * the same choices for the same input, so equal keys come out in the order a real kubectl prints.
 *
 * @param less may be inconsistent (kubectl's is, for missing fields); the result is then what Go would give
 * @source Go package sort, pdqsort
 */
export function goSort<T>(items: readonly T[], less: Less<T>): readonly T[] {
  const sorter = new Sorter([...items], less);
  sorter.sort(0, items.length, bitLength(items.length));
  return sorter.data;
}

const bitLength = (n: number): number => (n === 0 ? 0 : 32 - Math.clz32(n));

type Hint = 'unknown' | 'increasing' | 'decreasing';

class Sorter<T> {
  readonly data: T[];
  private readonly less: Less<T>;

  constructor(data: T[], less: Less<T>) {
    this.data = data;
    this.less = less;
  }

  sort(from: number, to: number, allowedBadPivots: number): void {
    let a = from;
    let b = to;
    let limit = allowedBadPivots;
    let wasBalanced = true;
    let wasPartitioned = true;
    for (;;) {
      const length = b - a;
      if (length <= INSERTION_LIMIT) return this.insertionSort(a, b);
      if (limit === 0) return this.heapSort(a, b);
      if (!wasBalanced) {
        this.breakPatterns(a, b);
        limit -= 1;
      }
      let [pivot, hint] = this.choosePivot(a, b);
      if (hint === 'decreasing') {
        this.reverse(a, b);
        pivot = b - 1 - (pivot - a);
        hint = 'increasing';
      }
      if (wasBalanced && wasPartitioned && hint === 'increasing' && this.partialInsertionSort(a, b)) return;
      if (a > 0 && !this.isLess(a - 1, pivot)) {
        a = this.partitionEqual(a, b, pivot);
        continue;
      }
      const [middle, isPartitioned] = this.partition(a, b, pivot);
      wasPartitioned = isPartitioned;
      const leftLength = middle - a;
      const rightLength = b - middle;
      const balanceLimit = Math.floor(length / 8);
      if (leftLength < rightLength) {
        wasBalanced = leftLength >= balanceLimit;
        this.sort(a, middle, limit);
        a = middle + 1;
      } else {
        wasBalanced = rightLength >= balanceLimit;
        this.sort(middle + 1, b, limit);
        b = middle;
      }
    }
  }

  private isLess(i: number, j: number): boolean {
    return this.less(this.data[i] as T, this.data[j] as T); // the indexes are inside the array by construction
  }

  private swap(i: number, j: number): void {
    const held = this.data[i] as T;
    this.data[i] = this.data[j] as T;
    this.data[j] = held;
  }

  private insertionSort(a: number, b: number): void {
    for (let i = a + 1; i < b; i += 1) {
      for (let j = i; j > a && this.isLess(j, j - 1); j -= 1) this.swap(j, j - 1);
    }
  }

  private siftDown(low: number, high: number, first: number): void {
    let root = low;
    for (;;) {
      let child = 2 * root + 1;
      if (child >= high) return;
      if (child + 1 < high && this.isLess(first + child, first + child + 1)) child += 1;
      if (!this.isLess(first + root, first + child)) return;
      this.swap(first + root, first + child);
      root = child;
    }
  }

  private heapSort(a: number, b: number): void {
    const length = b - a;
    for (let i = Math.floor((length - 1) / 2); i >= 0; i -= 1) this.siftDown(i, length, a);
    for (let i = length - 1; i >= 0; i -= 1) {
      this.swap(a, a + i);
      this.siftDown(0, i, a);
    }
  }

  /** Splits around the pivot; also says whether the range was split already. */
  private partition(a: number, b: number, pivot: number): readonly [number, boolean] {
    this.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    while (i <= j && this.isLess(i, a)) i += 1;
    while (i <= j && !this.isLess(j, a)) j -= 1;
    if (i > j) {
      this.swap(j, a);
      return [j, true];
    }
    this.swap(i, j);
    i += 1;
    j -= 1;
    for (;;) {
      while (i <= j && this.isLess(i, a)) i += 1;
      while (i <= j && !this.isLess(j, a)) j -= 1;
      if (i > j) break;
      this.swap(i, j);
      i += 1;
      j -= 1;
    }
    this.swap(j, a);
    return [j, false];
  }

  /** Moves what equals the pivot to the front; returns where the greater ones begin. */
  private partitionEqual(a: number, b: number, pivot: number): number {
    this.swap(a, pivot);
    let i = a + 1;
    let j = b - 1;
    for (;;) {
      while (i <= j && !this.isLess(a, i)) i += 1;
      while (i <= j && this.isLess(a, j)) j -= 1;
      if (i > j) return i;
      this.swap(i, j);
      i += 1;
      j -= 1;
    }
  }

  /** Repairs an almost sorted range; true when it is sorted now. */
  private partialInsertionSort(a: number, b: number): boolean {
    let i = a + 1;
    for (let step = 0; step < 5; step += 1) {
      while (i < b && !this.isLess(i, i - 1)) i += 1;
      if (i === b) return true;
      if (b - a < 50) return false;
      this.swap(i, i - 1);
      for (let j = i - 1; i - a >= 2 && j >= 1 && this.isLess(j, j - 1); j -= 1) this.swap(j, j - 1);
      for (let j = i + 1; b - i >= 2 && j < b && this.isLess(j, j - 1); j += 1) this.swap(j, j - 1);
    }
    return false;
  }

  private breakPatterns(a: number, b: number): void {
    const length = b - a;
    if (length < 8) return;
    let random = BigInt(length);
    const modulus = 1 << bitLength(length);
    const index = a + Math.floor(length / 4) * 2 - 1;
    for (let i = 0; i < 3; i += 1) {
      random ^= (random << 13n) & UINT64;
      random ^= random >> 7n;
      random ^= (random << 17n) & UINT64;
      let other = Number(random & BigInt(modulus - 1));
      if (other >= length) other -= length;
      this.swap(index + i, a + other);
    }
  }

  private choosePivot(a: number, b: number): [number, Hint] {
    const length = b - a;
    const quarter = Math.floor(length / 4);
    const swaps = { count: 0 };
    let i = a + quarter;
    let j = a + quarter * 2;
    let k = a + quarter * 3;
    if (length >= 8) {
      if (length >= NINTHER_LIMIT) {
        i = this.median(i - 1, i, i + 1, swaps);
        j = this.median(j - 1, j, j + 1, swaps);
        k = this.median(k - 1, k, k + 1, swaps);
      }
      j = this.median(i, j, k, swaps);
    }
    if (swaps.count === 0) return [j, 'increasing'];
    return [j, swaps.count === MAX_SWAPS ? 'decreasing' : 'unknown'];
  }

  private median(first: number, second: number, third: number, swaps: { count: number }): number {
    let [a, b, c] = [first, second, third];
    const order = (x: number, y: number): readonly [number, number] => {
      if (!this.isLess(y, x)) return [x, y];
      swaps.count += 1;
      return [y, x];
    };
    [a, b] = order(a, b);
    [b, c] = order(b, c);
    [a, b] = order(a, b);
    return b;
  }

  private reverse(a: number, b: number): void {
    for (let i = a, j = b - 1; i < j; i += 1, j -= 1) this.swap(i, j);
  }
}
