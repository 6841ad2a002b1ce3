import { beforeAll, describe, expect, it } from 'vitest';
import { TestCluster } from './test-cluster.ts';

describe('roles, services and tokens', () => {
  const cluster = new TestCluster();

  beforeAll(async () => {
    await cluster.kubectl('create deployment web --image=nginx:1.27 --port=80');
    await cluster.kubectl('create role reader --verb=get,list --resource=pods,deploy,pods/log --resource-name=a');
    await cluster.kubectl('create rolebinding readers --role=reader --user=ann --serviceaccount=default:default');
    await cluster.kubectl('create service nodeport door --tcp=80:8080');
    await cluster.kubectl("create ingress shop --class=nginx --rule='shop.example/*=web:80,tls=cert'");
  });

  it('[KCT-17] writes one rule per group, types in full', async () => {
    const { stdout } = await cluster.kubectl("get role reader -o jsonpath='{.rules}'");
    expect(JSON.parse(stdout)).toEqual([
      { apiGroups: [''], resourceNames: ['a'], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
      { apiGroups: ['apps'], resourceNames: ['a'], resources: ['deployments'], verbs: ['get', 'list'] },
    ]);
  });

  it.each([
    ['create role r', 'error: at least one verb must be specified\n'],
    ['create role r --verb=get', 'error: at least one resource must be specified\n'],
    ['create role r --verb=get --resource=nope', 'the server doesn\'t have a resource type "nope"\n'],
    ['create role r --verb=bind --resource=pods', "error: can not perform 'bind' on 'pods' in group ''\n"],
    ['create clusterrole c --verb=get', 'error: one of resource or nonResourceURL must be specified\n'],
    ['create clusterrole c --verb=nope --non-resource-url=/x', "error: invalid verb: 'nope' for nonResourceURL\n"],
    ['create rolebinding b', 'error: exactly one of clusterrole or role must be specified\n'],
    ['create rolebinding b --role=r --serviceaccount=n', 'error: serviceaccount must be <namespace>:<name>\n'],
    ['create clusterrolebinding b', 'error: required flag(s) "clusterrole" not set\n'],
    ['create service clusterip s', 'error: at least one tcp port specifier must be provided\n'],
    ['create svc clusterip s --tcp=x', 'error: strconv.ParseUint: parsing "x": invalid syntax\n'],
    ['create ingress i --rule=foo', 'error: rule foo is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]\n'],
    ['create secret tls t --cert=a', 'error: key and cert must be specified\n'],
    [
      'create secret docker-registry d',
      'error: either --from-file or the combination of --docker-username, --docker-password and --docker-server is required\n',
    ],
  ])('[KCT-17] refuses %s', async (line, stderr) => {
    expect(await cluster.kubectl(line)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });

  it('[KCT-17] keeps the login of a registry as docker writes it', async () => {
    await cluster.kubectl('create secret docker-registry login --docker-username=u --docker-password=p --docker-server=x.io');
    const { stdout } = await cluster.kubectl('get secret login -o go-template=\'{{index .data ".dockerconfigjson" | base64decode}}\'');
    expect(JSON.parse(stdout)).toEqual({ auths: { 'x.io': { username: 'u', password: 'p', auth: 'dTpw' } } });
  });

  it('[KCT-5] lists roles, bindings and ingresses in their own columns', async () => {
    expect((await cluster.kubectl('get role')).stdout).toMatch(/^NAME +CREATED AT\nreader +20\S+Z\n$/);
    expect((await cluster.kubectl('get rolebinding -o wide')).stdout).toMatch(
      /^NAME +ROLE +AGE +USERS +GROUPS +SERVICEACCOUNTS\nreaders +Role\/reader +\d+s +ann +default\/default\n$/,
    );
    expect((await cluster.kubectl('get ing')).stdout).toMatch(/\nshop +nginx +shop\.example +80, 443 +\d+s\n$/);
    expect((await cluster.kubectl('get svc door')).stdout).toMatch(/\ndoor +NodePort +10\.\S+ +<none> +80:3\d{4}\/TCP +\d+s\n$/);
  });

  it('[KCT-10] describes a role with a row per type', async () => {
    expect((await cluster.kubectl('describe role reader')).stdout).toBe(
      [
        'Name:         reader',
        'Labels:       <none>',
        'Annotations:  <none>',
        'PolicyRule:',
        '  Resources         Non-Resource URLs  Resource Names  Verbs',
        '  ---------         -----------------  --------------  -----',
        '  pods/log          []                 [a]             [get list]',
        '  pods              []                 [a]             [get list]',
        '  deployments.apps  []                 [a]             [get list]',
        '',
      ].join('\n'),
    );
  });

  it('[KCT-33] prints a token that names the account and ends', async () => {
    const { stdout } = await cluster.kubectl('create token default --duration=20m');
    const claims = JSON.parse(atob((stdout.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    expect(claims).toMatchObject({ sub: 'system:serviceaccount:default:default' });
    expect(claims.exp - claims.iat).toBe(1200);
    expect((await cluster.kubectl('create token nobody')).stderr).toBe(
      'error: failed to create token: serviceaccounts "nobody" not found\n',
    );
    expect((await cluster.kubectl('create token default --duration=1s')).stderr).toContain(
      'may not specify a duration less than 10 minutes',
    );
  });

  it('[KCT-35] exposes a Deployment by its labels and its port', async () => {
    expect((await cluster.kubectl('expose deploy web --name=front')).stdout).toBe('service/front exposed\n');
    const { stdout } = await cluster.kubectl("get svc front -o jsonpath='{.spec.selector} {.spec.ports}'");
    expect(stdout).toBe('{"app":"web"} [{"port":80,"protocol":"TCP","targetPort":80}]');
    await cluster.kubectl('create cm c');
    expect((await cluster.kubectl('expose cm c --port=80')).stderr).toBe('error: cannot expose a ConfigMap\n');
    await cluster.kubectl('run one --image=busybox:1.36');
    expect((await cluster.kubectl('expose pod one')).stderr).toBe("error: couldn't find port via --port flag or introspection\n");
  });

  it('[KCT-34] replaces a selector and adds subjects', async () => {
    expect((await cluster.kubectl('set selector svc door x=y')).stdout).toBe('service/door selector updated\n');
    expect((await cluster.kubectl("get svc door -o jsonpath='{.spec.selector}'")).stdout).toBe('{"x":"y"}');
    expect((await cluster.kubectl('set selector deploy web x=y')).stderr).toBe(
      'error: setting a selector is only supported for Services\n',
    );
    expect((await cluster.kubectl('set subject rolebinding readers --group=ops')).stdout).toBe(
      'rolebinding.rbac.authorization.k8s.io/readers subjects updated\n',
    );
    expect((await cluster.kubectl('set subject rolebinding readers --user=ann')).stdout).toBe('');
    expect((await cluster.kubectl("get rolebinding readers -o jsonpath='{.subjects[*].name}'")).stdout).toBe('ann default ops');
  });

  it('[KCT-36] only shows what the server has no kind for', async () => {
    const { stdout } = await cluster.kubectl('autoscale deploy web --max=3 --cpu=50% --dry-run=client -o yaml');
    expect(stdout).toContain('kind: HorizontalPodAutoscaler\n');
    expect(stdout).toContain('averageUtilization: 50\n');
    expect((await cluster.kubectl('autoscale deploy web --max=3')).stderr).toBe(
      'Error from server (NotFound): the server could not find the requested resource\n',
    );
    expect((await cluster.kubectl('create pdb p --selector=a=b --min-available=1 --dry-run=client')).stdout).toBe(
      'poddisruptionbudget.policy/p created (dry run)\n',
    );
  });

  it('[KCT-22] lists variables with the values behind them', async () => {
    await cluster.kubectl('create cm settings --from-literal=LEVEL=debug');
    await cluster.kubectl('set env deploy/web --from=configmap/settings');
    expect((await cluster.kubectl('set env deploy/web --list')).stdout).toBe(
      '# Deployment web, container nginx\n# LEVEL from configmap settings, key LEVEL\n',
    );
    expect((await cluster.kubectl('set env deploy/web --list --resolve')).stdout).toBe('# Deployment web, container nginx\nLEVEL=debug\n');
  });

  it.each([
    ['plugin list', 'error: unable to find any kubectl plugins in your PATH\n'],
    ['completion', "error: Shell not specified.\nSee 'kubectl completion -h' for help and examples\n"],
    ['completion nope', 'error: Unsupported shell type "nope".\nSee \'kubectl completion -h\' for help and examples\n'],
  ])('[KCT-2] answers %s', async (line, stderr) => {
    expect(await cluster.kubectl(line)).toEqual({ stdout: '', stderr, exitCode: 1 });
  });

  it('[KCT-39] notes a manifest as the one applied last', async () => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'noted' }, data: { a: '1' } };
    await cluster.kubectl('create -f -', JSON.stringify(manifest));
    expect((await cluster.kubectl('apply set-last-applied -f -', JSON.stringify(manifest))).stderr).toBe(
      'error: no last-applied-configuration annotation found on resource: noted, to create the annotation, run the command with --create-annotation\n',
    );
    const set = await cluster.kubectl('apply set-last-applied -f - --create-annotation', JSON.stringify(manifest));
    expect(set.stdout).toBe('configmap/noted configured\n');
    expect((await cluster.kubectl('apply view-last-applied cm noted -o json')).stdout).toContain('"namespace": "default"');
    expect((await cluster.kubectl('apply -f -', JSON.stringify(manifest))).stdout).toBe('configmap/noted unchanged\n');
  });

  it('[KCT-12] names the scale of an object', async () => {
    const { stdout } = await cluster.run(['patch', 'deploy', 'web', '--subresource=scale', '-p', '{"spec":{"replicas":2}}']);
    expect(stdout).toBe('scale.autoscaling/web patched\n');
  });
});
