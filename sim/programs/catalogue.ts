import { busyboxPrograms } from '#sim/programs/applets/applets.ts';
import { parseImageReference } from './image-reference.ts';
import type { ImageDefinition, Program } from './program.ts';

/** The images that exist, and programs beyond those of busybox and the stand-in `python`, by name. */
export interface Catalogue {
  readonly images: readonly ImageDefinition[];
  readonly programs: Readonly<Record<string, Program>>;
}

const busybox = [...busyboxPrograms.keys()].sort();
const withPython = [...busybox, 'python', 'python3'];

/** What the recorded registry has; `busybox:1.36` was imported on every node. */
export const defaultCatalogue: Catalogue = {
  images: [
    {
      name: 'busybox:1.36',
      presentOnNodes: true,
      sizeBytes: 2_058_921,
      digest: 'sha256:ed377ac8e9c61f6a0b23df52bc99a36251c500dbc7cc2ff839faa85c7e0780ad',
      entrypoint: [],
      cmd: ['sh'],
      programs: busybox,
      pullMs: 26,
    },
    {
      name: 'ml-training:v1',
      presentOnNodes: false,
      sizeBytes: 2_069_161,
      digest: 'sha256:924104df1b4eb7a3ccdb314784c325de713f2dc3513db33f474283e9acb426c1',
      entrypoint: [],
      cmd: ['sh'],
      programs: withPython,
      pullMs: 26,
    },
    {
      name: 'my-training-image:latest',
      presentOnNodes: false,
      sizeBytes: 2_069_161,
      digest: 'sha256:ecf8b9db5b98bad4120c24cd355600196eb26ee5770e2780bc1c727100c995ae',
      entrypoint: [],
      cmd: ['sh'],
      programs: withPython,
      pullMs: 26,
    },
    {
      name: 'fresh-image:v1',
      presentOnNodes: false,
      sizeBytes: 5_212_841,
      digest: 'sha256:b571761095580492caffac25e8fa371e1d0fa8651e421a7a4811f35174916a6f',
      entrypoint: [],
      cmd: ['sh'],
      programs: busybox,
      pullMs: 22,
    },
  ],
  programs: {},
};

/** `base` with more images, which hide those of the same name, and more programs. */
export function extendCatalogue(
  base: Catalogue,
  images: readonly ImageDefinition[],
  programs: Readonly<Record<string, Program>> = {},
): Catalogue {
  return { images: [...images, ...base.images], programs: { ...base.programs, ...programs } };
}

const known = new WeakMap<Catalogue, Map<string, ImageDefinition | undefined>>();
const MAX_KNOWN = 2000;

/** The image behind a reference as a pod spec has it; undefined when the registry does not have it, or the reference is none. */
export function findImage(catalogue: Catalogue, reference: string): ImageDefinition | undefined {
  let references = known.get(catalogue);
  if (references === undefined || references.size > MAX_KNOWN) {
    references = new Map();
    known.set(catalogue, references);
  }
  if (references.has(reference)) return references.get(reference);
  const image = searchImage(catalogue, reference);
  references.set(reference, image);
  return image;
}

function searchImage(catalogue: Catalogue, reference: string): ImageDefinition | undefined {
  const wanted = parseImageReference(reference);
  if (!wanted.ok) return undefined;
  return catalogue.images.find((image) => {
    const own = parseImageReference(image.name);
    if (!own.ok || own.repository !== wanted.repository) return false;
    return wanted.digest === '' ? own.tag === wanted.tag : image.digest === wanted.digest;
  });
}

/** `imageID` of a container status: an image imported on the node has no repository digest. */
export function imageIdOf(image: ImageDefinition): string {
  const reference = parseImageReference(image.name);
  return image.presentOnNodes || !reference.ok ? image.digest : `${reference.repository}@${image.digest}`;
}
