export { KeepOffline } from './keep-offline.tsx';
