export { ClusterPane } from './cluster-pane.tsx';
