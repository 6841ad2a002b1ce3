// usage: node tests/tools/run-all.mjs [STAGE ...]
// Installs what is missing, then runs every stage (or those named), going on after a failure. Ends with `N passed, N failed`.
import { ensureInstalled, ensureNode, secondsSince } from '#app/_server/ensure-installed.mjs';
import { add, STAGES } from './stages.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));

try {
  if (unknown.length > 0) throw new Error(`No stage ${unknown.join(', ')}. There are: ${STAGES.map(({ name }) => name).join(', ')}`);
  ensureNode();
  ensureInstalled();
  await runAll(STAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

async function runAll(stages) {
  const startedAtMs = Date.now();
  const summary = [];
  let total = { passed: 0, failed: 0 };
  for (const [index, { title, run }] of stages.entries()) {
    const stageAtMs = Date.now();
    console.log(`\n[${index + 1}/${stages.length}] ${title}`);
    const counts = await run();
    total = add(total, counts);
    summary.push(
      `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${title}: ${counts.passed} passed, ${counts.failed} failed (${secondsSince(stageAtMs)} s)`,
    );
    console.log(summary.at(-1));
  }
  console.log(`\n${summary.join('\n')}\n${secondsSince(startedAtMs)} s in all`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
