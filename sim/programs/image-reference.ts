/** An image reference, as people write it and in full. */
export type ImageReference =
  | {
      readonly ok: true;
      /** Without what goes without saying: `busybox:1.36`. */
      readonly familiar: string;
      /** With registry and tag: `docker.io/library/busybox:1.36`. */
      readonly full: string;
      /** Registry and path, without tag and digest. */
      readonly repository: string;
      /** Empty when only a digest was given. */
      readonly tag: string;
      /** `sha256:…`, or empty. */
      readonly digest: string;
    }
  | { readonly ok: false; readonly message: string };

const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const DOMAIN = `(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`;
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REFERENCE = new RegExp(
  `^((?:${DOMAIN}/)?${COMPONENT}(?:/${COMPONENT})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);
const MAX_NAME_LENGTH = 255;

/**
 * Reads an image reference; `message` is what the kubelet says of a bad one.
 *
 * @source distribution/reference ParseNormalizedNamed, Kubernetes v1.35 parsers.ParseImageName
 */
export function parseImageReference(text: string): ImageReference {
  const refuse = (reason: string): ImageReference => ({
    ok: false,
    message: `Failed to apply default image tag "${text}": couldn't parse image name "${text}": ${reason}`,
  });
  if (/^[a-f0-9]{64}$/.test(text)) return refuse(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
  const { domain, path } = splitDomain(text);
  const remoteName = path.replace(/[:@].*$/s, '');
  if (remoteName.toLowerCase() !== remoteName) return refuse(`invalid reference format: repository name (${remoteName}) must be lowercase`);
  const match = REFERENCE.exec(`${domain}/${path}`);
  if (match?.[1] === undefined) return refuse('invalid reference format');
  const [, repository, givenTag = '', digest = ''] = match;
  if (repository.length - domain.length - 1 > MAX_NAME_LENGTH) return refuse('repository name must not be more than 255 characters');
  const tag = givenTag === '' && digest === '' ? 'latest' : givenTag;
  const suffix = `${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
  const familiar = repository.replace(/^docker\.io\/(library\/(?=[^/]*$))?/, '') + suffix;
  return { ok: true, familiar, full: repository + suffix, repository, tag, digest };
}

/** The registry, `docker.io` when none is named, and the rest, `library/` added where Docker Hub means it. */
function splitDomain(text: string): { readonly domain: string; readonly path: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isDomain = slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
  const domain = !isDomain || first === 'index.docker.io' ? 'docker.io' : first;
  const path = isDomain ? text.slice(slash + 1) : text;
  return { domain, path: domain === 'docker.io' && !path.includes('/') ? `library/${path}` : path };
}
