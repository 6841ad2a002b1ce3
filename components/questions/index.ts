export { AnswerGate } from './answer-gate.tsx';
export { QuestionAnswer } from './question-answer.tsx';
export { QuestionLab } from './question-lab.tsx';
export { QuestionList } from './question-list.tsx';
export { QuestionReview } from './question-review.tsx';
export { QuestionRunView } from './question-run-view.tsx';
