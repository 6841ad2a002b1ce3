import type { QuestionTopic } from '#content/schema/question.ts';
import { failure } from './failure.ts';
import { jobs } from './jobs.ts';
import { lifecycle } from './lifecycle.ts';
import { parallel } from './parallel.ts';

/** Every topic, in the order in which the page lists them. */
export const topics: readonly QuestionTopic[] = [jobs, parallel, failure, lifecycle];
