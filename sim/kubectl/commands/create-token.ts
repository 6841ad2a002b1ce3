import { encodeBase64 } from '#sim/api/base64.ts';
import type { JsonObject } from '#sim/api/meta-v1/types.ts';
import { formatTime } from '#sim/api/time.ts';
import { resourceOfKind } from '#sim/apiserver/resources.ts';
import type { KubectlCommand } from '#sim/kubectl/command.ts';
import { flag, printFlags } from '#sim/kubectl/common-flags.ts';
import { nameArgument } from '#sim/kubectl/created.ts';
import { chooseOutput, printValue, writeResult } from '#sim/kubectl/output.ts';

const ISSUER = 'https://kubernetes.default.svc.cluster.local';
const USUAL_SECONDS = 3600;
const FEWEST_SECONDS = 600;
const BOUND_KINDS = ['Node', 'Pod', 'Secret'];
const SIGNATURE_BYTES = 256;

/** `kubectl create token SERVICE_ACCOUNT` (rule KCT-33). */
export const createToken: KubectlCommand = {
  path: ['create', 'token'],
  summary: 'Request a service account token',
  usage: 'SERVICE_ACCOUNT_NAME',
  flags: [
    ...printFlags,
    flag('audience', 'strings', 'who is to accept it', { isArray: true }),
    flag('duration', 'duration', 'how long it is good', { preset: '0s' }),
    flag('bound-object-kind', 'string', 'kind of an object that it ends with', { completes: BOUND_KINDS }),
    flag('bound-object-name', 'string', 'name of that object'),
    flag('bound-object-uid', 'string', 'uid of that object'),
  ],
  async run(context) {
    const { flags, client, host, namespace } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const [kind, boundName] = [flags.text('bound-object-kind'), flags.text('bound-object-name')];
    if (flags.durationMs('duration') < 0) return context.fail('--duration must be greater than or equal to 0');
    if (flags.durationMs('duration') % 1000 !== 0) return context.fail('--duration cannot be expressed in units less than seconds');
    if (kind === '') {
      const stray = ['bound-object-name', 'bound-object-uid'].find((one) => flags.text(one) !== '');
      if (stray !== undefined) return context.fail(`--${stray} can only be set if --bound-object-kind is provided`);
    } else if (!BOUND_KINDS.includes(kind)) return context.fail(`supported --bound-object-kind values are ${BOUND_KINDS.join(', ')}`);
    else if (boundName === '') return context.fail('--bound-object-name is required if --bound-object-kind is provided');
    const choice = await chooseOutput(context);
    if (!choice.ok) return context.fail(choice.error);
    await context.request();
    const account = client.get(resourceOfKind('ServiceAccount'), namespace, name);
    if (!account.ok) return context.fail(`failed to create token: ${account.status.message}`);
    const seconds = flags.durationMs('duration') / 1000 || USUAL_SECONDS;
    if (seconds < FEWEST_SECONDS)
      return context.fail(
        `failed to create token: TokenRequest.authentication.k8s.io "${name}" is invalid: spec.expirationSeconds: Invalid value: ${seconds}: may not specify a duration less than 10 minutes`,
      );
    const audiences = flags.list('audience').length === 0 ? [ISSUER] : flags.list('audience');
    const nowSeconds = Math.floor(host.nowMs() / 1000);
    const claims: JsonObject = {
      aud: audiences,
      exp: nowSeconds + seconds,
      iat: nowSeconds,
      iss: ISSUER,
      'kubernetes.io': {
        namespace,
        ...(kind === '' ? {} : { [kind.toLowerCase()]: { name: boundName, uid: flags.text('bound-object-uid') } }),
        serviceaccount: { name, uid: account.value.metadata.uid },
      },
      nbf: nowSeconds,
      sub: `system:serviceaccount:${namespace}:${name}`,
    };
    const token = signed(claims);
    const expirationTimestamp = formatTime((nowSeconds + seconds) * 1000);
    if (choice.format.is === 'table') {
      context.out(`${token}\n`);
      return 0;
    }
    if (choice.format.is === 'name') {
      context.out(`tokenrequest.authentication.k8s.io/${name}\n`);
      return 0;
    }
    const request = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: { creationTimestamp: formatTime(host.nowMs()), name, namespace },
      spec: { audiences, boundObjectRef: null, expirationSeconds: seconds },
      status: { expirationTimestamp, token },
    };
    return writeResult(context, printValue(choice.format, request));
  },
};

const urlBase64 = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Simplified: nothing in the cluster checks the signature, so it only has the shape of one. */
function signed(claims: JsonObject): string {
  const head = encodeBase64(JSON.stringify({ alg: 'RS256', kid: 'c2ltdWxhdGVkLWNsdXN0ZXI' }));
  const text = `${urlBase64(head)}.${urlBase64(encodeBase64(JSON.stringify(claims)))}`;
  let state = 1;
  for (const character of text) state = (Math.imul(state, 31) + character.charCodeAt(0)) | 0;
  const bytes = Array.from({ length: SIGNATURE_BYTES }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return String.fromCharCode((state >>> 16) & 127);
  });
  return `${text}.${urlBase64(encodeBase64(bytes.join('')))}`;
}
