import { encodeBase64 } from '#sim/api/base64.ts';
import type { CommandContext, KubectlCommand } from '#sim/kubectl/command.ts';
import { createFlags, flag } from '#sim/kubectl/common-flags.ts';
import { createObject, nameArgument, newMetadata } from '#sim/kubectl/created.ts';

const hash = flag('append-hash', 'bool', 'append a hash to the name');
const LOGIN_NEEDED = 'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required';

/** `kubectl create secret docker-registry NAME --docker-username=U --docker-password=P` (rule KCT-17). */
export const createSecretDockerRegistry: KubectlCommand = {
  path: ['create', 'secret', 'docker-registry'],
  summary: 'Create a secret for use with a Docker registry',
  usage:
    'NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    hash,
    flag('docker-server', 'string', 'the registry', { preset: 'https://index.docker.io/v1/' }),
    flag('docker-username', 'string', 'the user'),
    flag('docker-password', 'string', 'the password'),
    flag('docker-email', 'string', 'the address of the user'),
    flag('from-file', 'strings', 'a file with the whole login', { completes: 'file' }),
  ],
  async run(context) {
    const { flags, host } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const [source] = flags.list('from-file');
    const hasLogin = flags.text('docker-username') !== '' && flags.text('docker-password') !== '' && flags.text('docker-server') !== '';
    if (source === undefined && !hasLogin) return context.fail(LOGIN_NEEDED);
    const path = source?.slice(source.indexOf('=') + 1);
    const config = path === undefined ? loginOf(context) : await host.readFile(path);
    if (config === undefined) return context.fail(`error reading ${path ?? ''}: no such file or directory`);
    return createTyped(context, name, 'kubernetes.io/dockerconfigjson', { '.dockerconfigjson': config });
  },
};

/** The file that `docker login` would write. */
function loginOf({ flags }: CommandContext): string {
  const [username, password, email] = ['docker-username', 'docker-password', 'docker-email'].map((name) => flags.text(name));
  const login = { username, password, ...(email === '' ? {} : { email }), auth: encodeBase64(`${username}:${password}`) };
  return JSON.stringify({ auths: { [flags.text('docker-server')]: login } });
}

/** `kubectl create secret tls NAME --cert=FILE --key=FILE` (rule KCT-17). */
export const createSecretTls: KubectlCommand = {
  path: ['create', 'secret', 'tls'],
  summary: 'Create a TLS secret',
  usage: 'NAME --cert=path/to/cert/file --key=path/to/key/file [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    hash,
    flag('cert', 'string', 'file with the certificate', { completes: 'file' }),
    flag('key', 'string', 'file with the private key', { completes: 'file' }),
  ],
  async run(context) {
    const { flags, host } = context;
    const name = nameArgument(context);
    if (typeof name === 'number') return name;
    const [cert, key] = [flags.text('cert'), flags.text('key')];
    if (cert === '' || key === '') return context.fail('key and cert must be specified');
    const texts: string[] = [];
    for (const path of [cert, key]) {
      const text = await host.readFile(path);
      if (text === undefined) return context.fail(`Cannot read file ${path}, open ${path}: no such file or directory`);
      texts.push(text);
    }
    const [certText = '', keyText = ''] = texts;
    if (!certText.includes('-----BEGIN CERTIFICATE-----')) return context.fail('tls: failed to find any PEM data in certificate input');
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(keyText)) return context.fail('tls: failed to find any PEM data in key input');
    return createTyped(context, name, 'kubernetes.io/tls', { 'tls.crt': certText, 'tls.key': keyText });
  },
};

function createTyped(context: CommandContext, name: string, type: string, texts: Readonly<Record<string, string>>): Promise<number> {
  const data = Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, encodeBase64(text)]));
  const body = { apiVersion: 'v1', data, kind: 'Secret', metadata: newMetadata(context, name), type };
  return createObject(context, 'Secret', body, 'failed to create secret ');
}
