import { describe, expect, it } from 'vitest';
import { defaultCatalogue, findImage, imageIdOf } from './catalogue.ts';
import { parseImageReference } from './image-reference.ts';

describe('images', () => {
  it.each([
    ['busybox:1.36', 'busybox:1.36'],
    ['docker.io/library/busybox:1.36', 'busybox:1.36'],
    ['my-training-image', 'my-training-image:latest'],
    ['ml-training@sha256:924104df1b4eb7a3ccdb314784c325de713f2dc3513db33f474283e9acb426c1', 'ml-training:v1'],
    ['busybox', undefined],
    ['ml-trainning:v1', undefined],
    ['example.com/busybox:1.36', undefined],
    ['alpine:3', undefined],
  ])('[PRG-28] %s is %s', (reference, name) => {
    expect(findImage(defaultCatalogue, reference)?.name).toBe(name);
  });

  it('[PRG-28] image ids are those of the recordings', () => {
    expect(defaultCatalogue.images.map(imageIdOf)).toEqual([
      'sha256:ed377ac8e9c61f6a0b23df52bc99a36251c500dbc7cc2ff839faa85c7e0780ad',
      'docker.io/library/ml-training@sha256:924104df1b4eb7a3ccdb314784c325de713f2dc3513db33f474283e9acb426c1',
      'docker.io/library/my-training-image@sha256:ecf8b9db5b98bad4120c24cd355600196eb26ee5770e2780bc1c727100c995ae',
      'docker.io/library/fresh-image@sha256:b571761095580492caffac25e8fa371e1d0fa8651e421a7a4811f35174916a6f',
    ]);
  });

  it.each([
    ['busybox', 'busybox:latest', 'docker.io/library/busybox:latest'],
    ['team/app:v2', 'team/app:v2', 'docker.io/team/app:v2'],
    ['localhost:5000/app', 'localhost:5000/app:latest', 'localhost:5000/app:latest'],
    ['index.docker.io/library/redis:7', 'redis:7', 'docker.io/library/redis:7'],
    ['gcr.io/p/app_x.y-z:1.0', 'gcr.io/p/app_x.y-z:1.0', 'gcr.io/p/app_x.y-z:1.0'],
  ])('[PRG-29] %s is %s, in full %s', (text, familiar, full) => {
    expect(parseImageReference(text)).toMatchObject({ ok: true, familiar, full });
  });

  const wrong = (image: string, reason: string) =>
    `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${reason}`;
  it.each([
    ['bad image', 'invalid reference format'],
    ['busybox:', 'invalid reference format'],
    ['-app', 'invalid reference format'],
    ['NGINX', 'invalid reference format: repository name (library/NGINX) must be lowercase'],
    ['My App:v1', 'invalid reference format: repository name (library/My App) must be lowercase'],
  ])('[PRG-29] %s is refused', (text, reason) => {
    expect(parseImageReference(text)).toEqual({ ok: false, message: wrong(text, reason) });
  });
});
