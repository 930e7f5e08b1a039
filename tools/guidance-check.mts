// `npm run guidance:check`: prints `file:line: what is wrong` for every mistake in the guidance, and ends with 1 where there is any.
// `npm run guidance:check -- guidance/data/one.md …` prints only what is wrong in those files.
import { problemText } from '../src/guidance/problem.ts';
import { checkGuidance } from './check-guidance.ts';

try {
  const today = new Date().toISOString().slice(0, 10);
  const { pack, problems } = await checkGuidance('guidance', process.argv.slice(2), today);
  for (const problem of problems) console.error(problemText(problem));
  const sources = pack.principles.flatMap((principle) => principle.sources);
  const unchecked = sources.filter(({ checked }) => checked === undefined).length;
  const result = problems.length === 0 ? 'no problems' : `${problems.length} problems`;
  console.log(
    `${pack.principles.length} principles, ${sources.length} sources (${unchecked} not yet checked): ${result}`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
