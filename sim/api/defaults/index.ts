export { admitPod, type PodAdmission } from './admit-pod.ts';
export { applyDefaults } from './apply-defaults.ts';
export { defaultPodTemplate } from './pod-template.ts';
export { prepareForCreate, prepareForUpdate } from './prepare.ts';
export { qosClassOf } from './qos.ts';
