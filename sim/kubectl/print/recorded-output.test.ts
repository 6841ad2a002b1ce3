import { describe, expect, it } from 'vitest';
import type { KubeEvent } from '#sim/api/core-v1/types.ts';
import type { JsonObject, JsonValue, KubeObject } from '#sim/api/meta-v1/types.ts';
import { printJson, printYaml } from '#sim/api/print/index.ts';
import { matchesFieldSelector, parseFieldSelector, parseLabelSelector } from '#sim/api/selector.ts';
import type { ResourceInfo } from '#sim/apiserver/client.ts';
import { RESOURCES } from '#sim/apiserver/resources.ts';
import { describeObject, describeObjects, eventsOf } from '#sim/kubectl/describe/index.ts';
import { loadRecording, type RecordedChange, type RecordedStep, type Recording, recordingNames } from '#tests/conformance/recordings.ts';
import {
  asPrintable,
  type ObjectGroup,
  printCustomColumns,
  printEventsTable,
  printJsonPath,
  printNames,
  printTable,
  sortEventsByLastSeen,
  sortObjects,
  toJson,
} from './index.ts';

const WATCHED = new Set(['Job', 'CronJob', 'Pod', 'Event', 'Deployment', 'ReplicaSet', 'PersistentVolumeClaim', 'ResourceQuota', 'Node']);
const FLAGS_WITH_VALUE = ['-o', '-l', '-L', '--sort-by', '--field-selector', '--for'];

interface Command {
  readonly verb: string;
  readonly words: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
}

/** A plain kubectl command of the kinds that this test replays; undefined for anything with more shell in it. */
function parseCommand(run: string): Command | undefined {
  if (!/^kubectl (get|describe|events) /.test(run) || /[|;&`\n]|\$\(/.test(run)) return undefined;
  const tokens = [...run.matchAll(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/g)].map(([token]) =>
    token.replace(/'([^']*)'|"([^"]*)"|\\(.)/g, '$1$2$3'),
  );
  const words: string[] = [];
  const flags = new Map<string, string>();
  for (let i = 2; i < tokens.length; i += 1) {
    const token = tokens[i] ?? '';
    if (!token.startsWith('-')) words.push(token);
    else if (token.includes('=')) flags.set(token.slice(0, token.indexOf('=')), token.slice(token.indexOf('=') + 1));
    else if (FLAGS_WITH_VALUE.includes(token)) flags.set(token, tokens[++i] ?? '');
    else flags.set(token, 'true');
  }
  return { verb: tokens[1] ?? '', words, flags };
}

function infosOf(word: string): readonly ResourceInfo[] {
  if (word === 'all') return ['pods', 'services', 'deployments', 'replicasets', 'cronjobs', 'jobs'].flatMap(infosOf);
  const found = word
    .split(',')
    .map((name) =>
      RESOURCES.find((info) => [info.resource, info.singular, ...info.shortNames, `${info.resource}.${info.group}`].includes(name)),
    );
  return found.every((info) => info !== undefined) ? (found as readonly ResourceInfo[]) : [];
}

function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const merged: Record<string, JsonValue> =
    target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...(target as JsonObject) } : {};
  for (const [key, value] of Object.entries(patch as JsonObject)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/** The objects that exist `t` seconds into the recording, sorted by name. */
function objectsAt(watch: readonly RecordedChange[], t: number): readonly KubeObject[] {
  const current = new Map<string, JsonValue>();
  for (const change of watch) {
    if (change.t > t) break;
    const key = `${change.kind}/${change.name}`;
    if (change.type === 'DELETED') current.delete(key);
    else current.set(key, (change.object as JsonObject | undefined) ?? mergePatch(current.get(key), (change.patch ?? {}) as JsonObject));
  }
  const objects = [...current.values()] as unknown as readonly KubeObject[];
  return objects.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

function select(command: Command, info: ResourceInfo, objects: readonly KubeObject[]): readonly KubeObject[] {
  const labels = parseLabelSelector(command.flags.get('-l') ?? '');
  const fields = parseFieldSelector(command.flags.get('--field-selector') ?? '');
  if (!labels.ok || !fields.ok) return [];
  return objects.filter(
    (object) => object.kind === info.kind && labels.matches(object.metadata.labels) && matchesFieldSelector(fields.terms, toJson(object)),
  );
}

function groupsOf(command: Command, objects: readonly KubeObject[]): readonly ObjectGroup[] | undefined {
  const [type = '', ...names] = command.words;
  if (type.includes('/')) {
    return command.words.map((word) => {
      const [info] = infosOf(word.split('/')[0] ?? '');
      return {
        info: info as ResourceInfo,
        objects: objects.filter((o) => o.kind === info?.kind && o.metadata.name === word.split('/')[1]),
      };
    });
  }
  const infos = infosOf(type);
  if (infos.length === 0) return undefined;
  return infos.map((info) => {
    const found = select(command, info, objects);
    return { info, objects: names.length === 0 ? found : names.flatMap((name) => found.filter((object) => object.metadata.name === name)) };
  });
}

function print(command: Command, objects: readonly KubeObject[], nowMs: number): string | undefined {
  const { flags } = command;
  const events = objects.filter((object): object is KubeEvent => object.kind === 'Event');
  if (command.verb === 'events') {
    const [, name] = (flags.get('--for') ?? '').split('/');
    return printEventsTable(sortEventsByLastSeen(events.filter(({ involvedObject }) => involvedObject.name === name)), { nowMs });
  }
  const groups = groupsOf(command, objects);
  if (groups === undefined) return undefined;
  const all = groups.flatMap((group) => group.objects);
  if (command.verb === 'describe') {
    return describeObjects(all.map((object) => describeObject(object, { nowMs, events: eventsOf(object, events), related: objects })));
  }
  const format = flags.get('-o') ?? '';
  const isSingle = command.words.length === 2 && all.length === 1;
  const text = (result: ReturnType<typeof printJsonPath>): string => (result.ok ? result.text : '');
  if (format === 'name') return printNames(groups);
  if (format === 'yaml') return printYaml(asPrintable(all, isSingle));
  if (format === 'json') return printJson(asPrintable(all, isSingle));
  if (format.startsWith('jsonpath=')) return text(printJsonPath(format.slice(9), asPrintable(all, isSingle)));
  if (format.startsWith('custom-columns=')) return text(printCustomColumns(format.slice(15), all));
  if (format !== '' && format !== 'wide') return undefined;
  const path = flags.get('--sort-by');
  const sorted = path === undefined ? groups : groups.map((group) => ({ ...group, objects: sortObjects(group.objects, path) ?? [] }));
  const labelColumns = flags.get('-L')?.split(',') ?? [];
  const isSet = (flag: string): boolean => flags.has(flag);
  return printTable(sorted, {
    nowMs,
    wide: format === 'wide',
    noHeaders: isSet('--no-headers'),
    showLabels: isSet('--show-labels'),
    labelColumns,
  });
}

/** Whether printing at some instant around the step gives what was recorded; undefined when the step is not one of ours. */
function reproduces(recording: Recording, step: RecordedStep): boolean | undefined {
  const command = parseCommand(step.run);
  if (command === undefined || step.exit !== 0) return undefined;
  const kinds = command.words.flatMap((word) => infosOf(word.split('/')[0] ?? '')).map((info) => info.kind);
  if (command.verb !== 'events' && (kinds.length === 0 || !kinds.every((kind) => WATCHED.has(kind) || kind === 'Service')))
    return undefined;
  const startMs = Date.parse(recording.startedAt);
  for (const part of [0.9, 0.6, 0.3, 0, 1, 1.5]) {
    const t = step.t + step.took * part;
    const objects = objectsAt(recording.watch, t);
    for (let shiftMs = -1000; shiftMs <= 1000; shiftMs += 100) {
      const printed = print(command, objects, startMs + t * 1000 + shiftMs);
      if (printed === undefined) return undefined;
      if (printed === step.stdout) return true;
    }
  }
  return false;
}

/** How many of the recorded commands this test can replay; a smaller number would be a test of less. */
const REPLAYED = 423;

describe('recorded output', () => {
  it('[PRT-16] is printed again from the recorded objects, line by line', () => {
    const failed: string[] = [];
    let replayed = 0;
    for (const name of recordingNames()) {
      const recording = loadRecording(name);
      for (const [index, step] of recording.steps.entries()) {
        const isSame = reproduces(recording, step);
        if (isSame === undefined) continue;
        replayed += 1;
        if (!isSame) failed.push(`${name}[${index}] ${step.run}`);
      }
    }
    expect(failed).toEqual([]);
    expect(replayed).toBe(REPLAYED);
  }, 120_000);
});
