export {
  fieldSelectorError,
  fieldSelectorValue,
  matchesFieldSelector,
  parseFieldSelector,
} from './selector/field-selector.ts';
export { matchesSelector, parseLabelSelector, selectorText } from './selector/label-selector.ts';
