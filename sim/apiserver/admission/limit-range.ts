import type { Container, LimitRange, PersistentVolumeClaim, Pod, ResourceList } from '#sim/api/core-v1/types.ts';
import type { KubeObject } from '#sim/api/meta-v1/types.ts';
import { compareQuantities, parseQuantity } from '#sim/api/quantity.ts';
import { type AdmissionPlugin, forbidden, type KindIndex } from '#sim/apiserver/index.ts';
import { podResources, resourcesOf } from './pod-resources.ts';

type Limit = LimitRange['spec']['limits'][number];

const ANNOTATION = 'kubernetes.io/limit-ranger';

/** What a LimitRange compares. */
interface Usage {
  readonly requests: ResourceList;
  readonly limits: ResourceList;
}

function missing(wanted: ResourceList | undefined, present: ResourceList | undefined): readonly string[] {
  return Object.keys(wanted ?? {})
    .filter((name) => present?.[name] === undefined)
    .sort();
}

/** LIM-1: a container gets what the LimitRange gives to those that say nothing. */
function fillContainer(container: Container, limit: Limit, where: string, notes: string[]): Container {
  const { requests: asked, limits } = container.resources ?? {};
  const requests = limits === undefined ? asked : { ...limits, ...asked };
  const newLimits = missing(limit.default, limits);
  const newRequests = missing(limit.defaultRequest, requests);
  if (newRequests.length > 0) notes.push(`${newRequests.join(', ')} request for ${where} ${container.name}`);
  if (newLimits.length > 0) notes.push(`${newLimits.join(', ')} limit for ${where} ${container.name}`);
  if (newLimits.length + newRequests.length === 0) return container;
  return {
    ...container,
    resources: { ...container.resources, limits: { ...limit.default, ...limits }, requests: { ...limit.defaultRequest, ...requests } },
  };
}

function fillPod(pod: Pod, limit: Limit): Pod {
  if (limit.type !== 'Container' || (limit.default === undefined && limit.defaultRequest === undefined)) return pod;
  const notes: string[] = [];
  const containers = pod.spec.containers.map((container) => fillContainer(container, limit, 'container', notes));
  const initContainers = pod.spec.initContainers?.map((container) => fillContainer(container, limit, 'init container', notes));
  if (notes.length === 0) return pod;
  const annotations = { ...pod.metadata.annotations, [ANNOTATION]: `LimitRanger plugin set: ${notes.join('; ')}` };
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations },
    spec: { ...pod.spec, containers, ...(initContainers === undefined ? {} : { initContainers }) },
  };
}

/** LIM-2: every bound that is broken, worded as v1.35 words it. */
function problemsOf(limit: Limit, { requests, limits }: Usage): readonly string[] {
  const problems: string[] = [];
  const { type } = limit;
  for (const [name, bound] of Object.entries(limit.min ?? {})) {
    const text = `minimum ${name} usage per ${type} is ${bound}`;
    const [request, most] = [requests[name], limits[name]];
    if (request === undefined) problems.push(`${text}.  No request is specified`);
    else if (most !== undefined && compareQuantities(most, bound) < 0) problems.push(`${text}, but limit is ${most}`);
    else if (compareQuantities(request, bound) < 0) problems.push(`${text}, but request is ${request}`);
  }
  for (const [name, bound] of Object.entries(limit.max ?? {})) {
    const text = `maximum ${name} usage per ${type} is ${bound}`;
    const [request, most] = [requests[name], limits[name]];
    if (type === 'PersistentVolumeClaim') {
      if (request !== undefined && compareQuantities(request, bound) > 0) problems.push(`${text}, but request is ${request}`);
    } else if (most === undefined) problems.push(`${text}.  No limit is specified`);
    else if (compareQuantities(most, bound) > 0) problems.push(`${text}, but limit is ${most}`);
    else if (request !== undefined && compareQuantities(request, bound) > 0) problems.push(`${text}, but request is ${request}`);
  }
  for (const [name, bound] of Object.entries(limit.maxLimitRequestRatio ?? {})) {
    const problem = ratioProblem(`${name} max limit to request ratio per ${type} is ${bound}`, bound, requests[name], limits[name]);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

function ratioProblem(text: string, bound: string, request: string | undefined, limit: string | undefined): string | undefined {
  const asked = parseQuantity(request ?? '0') ?? 0;
  const most = parseQuantity(limit ?? '0') ?? 0;
  if (asked === 0) return `${text}, but no request is specified or request is 0`;
  if (most === 0) return `${text}, but no limit is specified or limit is 0`;
  const ratio = most / asked;
  return ratio > (parseQuantity(bound) ?? 0) ? `${text}, but provided ratio is ${ratio.toFixed(6)}` : undefined;
}

function usagesOf(object: KubeObject, type: string): readonly Usage[] {
  if (object.kind === 'PersistentVolumeClaim') {
    return type === 'PersistentVolumeClaim'
      ? [{ requests: (object as PersistentVolumeClaim).spec.resources?.requests ?? {}, limits: {} }]
      : [];
  }
  const { spec } = object as Pod;
  if (type === 'Pod') return [{ requests: podResources(spec, 'requests'), limits: podResources(spec, 'limits') }];
  if (type !== 'Container') return [];
  return [...spec.containers, ...(spec.initContainers ?? [])].map((container) => ({
    requests: resourcesOf(container, 'requests'),
    limits: resourcesOf(container, 'limits'),
  }));
}

/**
 * Fills in and enforces the LimitRanges of a namespace, for new Pods and claims: LIM-1, LIM-2.
 *
 * @source plugin/pkg/admission/limitranger, v1.35
 */
export function limitRanges(ranges: KindIndex<LimitRange>): AdmissionPlugin {
  // pods of one template share their containers, filled in or not: what follows recognises a template by them
  const filled = new WeakMap<readonly Container[], { readonly limit: Limit; readonly pod: Pod }>();
  const fill = (pod: Pod, limit: Limit): Pod => {
    const known = filled.get(pod.spec.containers);
    if (known?.limit === limit) {
      const note = known.pod.metadata.annotations?.[ANNOTATION];
      const annotations = note === undefined ? pod.metadata.annotations : { ...pod.metadata.annotations, [ANNOTATION]: note };
      const { containers, initContainers } = known.pod.spec;
      const metadata = annotations === undefined ? pod.metadata : { ...pod.metadata, annotations };
      return { ...pod, metadata, spec: { ...pod.spec, containers, ...(initContainers === undefined ? {} : { initContainers }) } };
    }
    const next = fillPod(pod, limit);
    filled.set(pod.spec.containers, { limit, pod: next });
    return next;
  };
  return (object) => {
    if (object.kind !== 'Pod' && object.kind !== 'PersistentVolumeClaim') return { object };
    const limits = ranges.inNamespace(object.metadata.namespace).flatMap(({ spec }) => spec.limits);
    if (limits.length === 0) return { object };
    const next = object.kind === 'Pod' ? limits.reduce(fill, object as Pod) : object;
    const problems = limits.flatMap((limit) => usagesOf(next, limit.type).flatMap((usage) => problemsOf(limit, usage)));
    if (problems.length === 0) return { object: next };
    const why = problems.length === 1 ? String(problems[0]) : `[${problems.join(', ')}]`;
    return { refused: forbidden(object.kind, object.metadata.name, why) };
  };
}
