export { AnswerGate } from './answer-gate.tsx';
export { QuestionAnswer } from './question-answer.tsx';
export { QuestionLab } from './question-lab.tsx';
export { type ListedQuestion, QuestionList } from './question-list.tsx';
export { QuestionReview, type ReviewedQuestion } from './question-review.tsx';
export { QuestionRunView } from './question-run-view.tsx';
