// Writes the campaign, levels/**/*.md, into one module of data, so that nothing looks for a file beside the compiled code.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';

const {compare} = new Intl.Collator('en', {numeric: true}); // level 10 comes after level 9
const paths = readdirSync('levels', {recursive: true})
	.map(path => path.replaceAll('\\', '/'))
	.filter(path => path.endsWith('.md'))
	.sort(compare);
if (paths.length === 0) throw new Error('levels/ has no level; the campaign cannot be built');

const entries = paths.map(path => JSON.stringify({path, text: readFileSync(`levels/${path}`, 'utf8')}));
writeFileSync(
	'src/level/campaign.generated.ts',
	`/** The campaign's files in playing order; \`path\` is relative to levels/. */
export const files: readonly {readonly path: string; readonly text: string}[] = [
${entries.map(entry => `\t${entry},\n`).join('')}];
`,
);
