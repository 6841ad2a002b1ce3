import { describe, expect, it } from 'vitest';
import { play } from './play.ts';
import { isWeatherStep, weatherOfStep } from './weather-step.ts';

describe('a weather step', () => {
  it('names what goes or comes', () => {
    expect(weatherOfStep('weather: registry down')).toEqual([{ kind: 'registry', isDown: true }]);
    expect(weatherOfStep('weather: the registry is back')).toEqual([{ kind: 'registry', isDown: false }]);
    expect(weatherOfStep('weather: stop kube-controller-manager')).toEqual([{ kind: 'controllerManager', isDown: true }]);
    expect(weatherOfStep('weather: restart kube-controller-manager')).toHaveLength(2);
    expect(weatherOfStep('weather: kubelet stopped')).toEqual([{ kind: 'node', name: 'node-1', isLost: true }]);
    expect(weatherOfStep('weather: node-2 back')).toEqual([{ kind: 'node', name: 'node-2', isLost: false }]);
    expect(weatherOfStep('weather: stop the kubelet on node-1')).toEqual([{ kind: 'node', name: 'node-1', isLost: true }]);
    expect(weatherOfStep('weather: start-kubelet')).toEqual([{ kind: 'node', name: 'node-1', isLost: false }]);
    expect([weatherOfStep('weather: rain'), isWeatherStep('kubectl get pods')]).toEqual([[], false]);
  });

  it('is done, prints nothing and succeeds', async () => {
    const steps = [
      { t: 1, run: 'weather: node-1 stops answering' },
      { t: 60, run: 'kubectl get nodes --no-headers' },
    ];
    const run = await play({ steps }, { seed: 1 });
    expect(run.steps[0]).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(run.steps[1]?.stdout).toContain('NotReady');
  });
});
