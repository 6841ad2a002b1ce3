import type { QuestionTopic } from '#content/schema/question.ts';
import { cronjobs } from './cronjobs.ts';
import { debugging } from './debugging.ts';
import { design } from './design.ts';
import { failure } from './failure.ts';
import { jobs } from './jobs.ts';
import { lifecycle } from './lifecycle.ts';
import { parallel } from './parallel.ts';
import { policies } from './policies.ts';
import { schedules } from './schedules.ts';

/** Every topic, in the order in which the page lists them. */
export const topics: readonly QuestionTopic[] = [jobs, parallel, failure, lifecycle, schedules, cronjobs, debugging, policies, design];
