import { defineScenario } from '#content/schema/index.ts';

export const scenario = defineScenario({
  slug: 'greenhouse-missing-key',
  title: 'The greenhouse has no target',
  difficulty: 'first day',
  minutes: 7,
  covers: ['configuration'],
  page: {
    what: 'Job set-climate is Active, its pod shows CreateContainerConfigError. The north house cools down.',
    since: 'four minutes ago; last night somebody wrote the settings anew',
    who: 'Nine hundred tomato seedlings. They want 22 degrees before sunrise.',
  },
  start: { manifests: ['settings.yaml', 'job.yaml'], advanceSeconds: 240 },
  settleSeconds: 120,
  goals: [
    {
      id: 'climate-is-set',
      title: 'The log says: set house north to 22 degrees',
      check: 'logContains',
      selector: 'app=climate',
      text: 'set house north to 22 degrees',
    },
    {
      id: 'job-completes',
      title: 'A climate Job becomes Complete within 10 minutes',
      check: 'completes',
      selector: 'app=climate',
      withinSeconds: 600,
    },
    {
      id: 'settings-keep-the-value',
      title: 'The settings have a key target-temperature: tomorrow’s Job reads it too',
      check: 'fieldEquals',
      kind: 'ConfigMap',
      name: 'greenhouse',
      path: 'data.target-temperature',
      equals: '22',
    },
  ],
  hints: [
    'The container was never created, so it has no log. The events of the pod say which object and which key are wanted.',
    'Compare that key, letter by letter, with kubectl get configmap greenhouse -o yaml.',
    'The Job is right, the ConfigMap is misspelt. Correct the ConfigMap; the kubelet looks again every 10 to 15 seconds, and nothing has to be deleted.',
  ],
  solutions: [
    { title: 'Apply the corrected settings', run: ['kubectl apply -f solution/settings.yaml'] },
    {
      title: 'Add the key with a patch',
      run: ['kubectl patch configmap greenhouse -p \'{"data":{"target-temperature":"22"}}\''],
    },
  ],
  debrief: {
    cause:
      'The Job asked for target-temperature, the ConfigMap had target-temprature. The kubelet could not build the environment, so it created no container.',
    model:
      'A missing ConfigMap, Secret or key is no failure of the Job. The pod waits, backoffLimit counts nothing, and the kubelet tries again for ever. As soon as the object is right, the same pod starts.',
    interview:
      'The trap is “delete the Job and run it again”: it is not needed. A strong answer knows which errors heal by themselves (image, config, volume, scheduling) and which consume a retry (a container that exits).',
  },
  wrongAnswers: [
    {
      run: ['kubectl delete job set-climate', "sed 's/key: target-temperature/key: target-temprature/' job.yaml | kubectl apply -f -"],
      failsGoal: 'settings-keep-the-value',
    },
    {
      run: [
        'kubectl delete job set-climate',
        'kubectl apply -f wrong/optional.yaml',
        'sleep 20',
        'kubectl apply -f solution/settings.yaml',
      ],
      failsGoal: 'climate-is-set',
    },
  ],
});
