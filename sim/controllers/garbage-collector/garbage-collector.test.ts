import { describe, expect, it } from 'vitest';
import type { JsonObject, KubeObject, OwnerReference } from '#sim/api/meta-v1/types.ts';
import type { Propagation } from '#sim/apiserver/index.ts';
import { TestWorld } from '#sim/controllers/testing-world.ts';
import { GarbageCollector } from './garbage-collector.ts';

type Reference = Partial<OwnerReference>;

/** ConfigMaps that own each other, and the story of their deletion. */
class Family {
  readonly world = new TestWorld();
  readonly story: string[] = [];

  constructor() {
    new GarbageCollector(this.world.server, 10, this.world.gate);
    this.world.addNamespace().addNamespace('other');
    this.world.server.watch('ConfigMap', (type, _, { metadata }, before) => {
      const isMarked = type === 'MODIFIED' && metadata.deletionTimestamp !== undefined && before?.metadata.deletionTimestamp === undefined;
      if (type === 'DELETED') this.story.push(`${metadata.name} gone`);
      else if (isMarked) this.story.push(`${metadata.name} marked`);
    });
  }

  add(name: string, owners: readonly string[] = [], more: Reference = {}, finalizers?: readonly string[]): void {
    const ownerReferences = owners.map((owner) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: owner,
      uid: this.get(owner)?.metadata.uid ?? 'none',
      ...more,
    }));
    const metadata = { name, ...(owners.length === 0 ? {} : { ownerReferences }), ...(finalizers === undefined ? {} : { finalizers }) };
    this.world.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata } as unknown as JsonObject);
  }

  get(name: string): KubeObject | undefined {
    return this.world.get('ConfigMap', name);
  }

  delete(name: string, propagation: Propagation): void {
    this.world.server.delete(this.world.server.find('ConfigMap', 'n', name), { propagation });
  }

  get names(): string[] {
    return this.world.list('ConfigMap').map(({ metadata }) => metadata.name);
  }
}

describe('GarbageCollector', () => {
  it('[GC-1, GC-4] in the background the owner goes first, then generation by generation', () => {
    const family = new Family();
    family.add('a');
    family.add('b', ['a']);
    family.add('c', ['b']);
    family.delete('a', 'Background');
    expect(family.story).toEqual(['a gone']);
    family.world.after(1);
    expect(family.story).toEqual(['a gone', 'b gone', 'c gone']);
  });

  it('[GC-1] the last owner decides; until then only references go', () => {
    const family = new Family();
    family.add('a');
    family.add('b');
    family.add('child', ['a', 'b']);
    family.delete('a', 'Background');
    family.world.after(1);
    expect(family.get('child')?.metadata.ownerReferences).toMatchObject([{ name: 'b' }]);
    family.delete('b', 'Background');
    family.world.after(1);
    expect(family.names).toEqual([]);
  });

  it('[GC-1] an owner of that name with another uid is none, even when the object is new', () => {
    const family = new Family();
    family.add('a');
    family.add('child', ['a'], { uid: 'other' });
    family.add('stray', ['nobody']);
    family.world.after(1);
    expect(family.names).toEqual(['a']);
  });

  it('[GC-1] an owner in another namespace is none', () => {
    const family = new Family();
    const serial = family.world.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, 'other');
    family.add('child', ['a'], { uid: family.world.server.get(serial)?.metadata.uid ?? '' });
    family.world.after(1);
    expect(family.names).toEqual(['a']);
  });

  it('[GC-2] orphans stay without the reference, then the owner goes', () => {
    const family = new Family();
    family.add('a');
    family.add('b');
    family.add('only', ['a']);
    family.add('both', ['a', 'b']);
    family.delete('a', 'Orphan');
    expect(family.get('a')?.metadata.finalizers).toEqual(['orphan']);
    family.world.after(1);
    expect(family.names).toEqual(['b', 'only', 'both']);
    expect(family.get('only')?.metadata.ownerReferences).toBeUndefined();
    expect(family.get('both')?.metadata.ownerReferences).toMatchObject([{ name: 'b' }]);
  });

  it('[GC-3] in the foreground the dependents go first', () => {
    const family = new Family();
    family.add('a');
    family.add('b', ['a'], { blockOwnerDeletion: true });
    family.add('c', ['b'], { blockOwnerDeletion: true });
    family.delete('a', 'Foreground');
    family.world.after(1);
    expect(family.story).toEqual(['a marked', 'b marked', 'c gone', 'b gone', 'a gone']);
  });

  it.each([
    [true, ['a', 'held']],
    [false, ['held']],
  ])('[GC-3] a dependent that is held keeps its owner when it blocks: %s', (blockOwnerDeletion, left) => {
    const family = new Family();
    family.add('a');
    family.add('held', ['a'], { blockOwnerDeletion }, ['example.com/hold']);
    family.delete('a', 'Foreground');
    family.world.after(60);
    expect(family.names).toEqual(left);
    family.world.server.removeFinalizer(family.world.server.find('ConfigMap', 'n', 'held'), 'example.com/hold');
    family.world.after(1);
    expect(family.names).toEqual([]);
  });

  it('[GC-4] does nothing while the controller manager is down, and makes up for it', () => {
    const family = new Family();
    family.add('a');
    family.add('b', ['a']);
    family.world.gate.close();
    family.delete('a', 'Background');
    family.world.after(60);
    expect(family.names).toEqual(['b']);
    family.world.gate.open();
    family.world.after(1);
    expect(family.names).toEqual([]);
  });
});
