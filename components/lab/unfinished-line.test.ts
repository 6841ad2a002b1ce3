import { describe, expect, it } from 'vitest';
import { isUnfinished } from './unfinished-line.ts';

describe('isUnfinished', () => {
  it.each([
    "echo 'open",
    'echo "open',
    'kubectl get pods \\',
    'kubectl get pods |',
    'kubectl get jobs && ',
    'for i in 1 2 3',
    'for i in 1 2 3; do\necho $i',
    'while true; do sleep 1',
    'if true; then',
    'deploy() {',
    'echo $(kubectl get pods',
    'cat <<EOF',
    'cat <<EOF | kubectl apply -f -\nkind: Job',
    "kubectl apply -f - <<'END'\na: |\n",
    'case x in\na) echo 1',
  ])('waits for the rest of %j', (text) => {
    expect(isUnfinished(text)).toBe(true);
  });

  it.each([
    '',
    'kubectl get pods',
    "kubectl get jobs -o jsonpath='{.items[0].metadata.name}'",
    'kubectl get jobs -o jsonpath={.items[*].metadata.name}',
    'kubectl patch cj a -p \'{"spec":{"suspend":true}}\'',
    'for i in 1 2 3; do echo $i; done',
    'deploy() { kubectl apply -f .; }',
    'echo $(kubectl get pods) done',
    'cat <<EOF | kubectl apply -f -\nkind: Job\nEOF',
    "kubectl apply -f - <<'END' && echo 'yes'\na: (\nEND",
    'grep x <<< "$y"',
    'sleep 5 &',
    'echo a # then |',
    'kubectl get pods \\\n  -o wide',
    'case x in a) echo 1;; esac',
    'kubectl label job a b=c; fi',
  ])('runs %j', (text) => {
    expect(isUnfinished(text)).toBe(false);
  });
});
