// What the generator of challenges is held to, made anew. Both change what IDs mean, so they are written only on purpose, and after a release only
// together with the generator's version (src/challenge/id.ts). Compile first: npx tsc.
//
//   node scripts/challenges.mjs golden           compares test/challenge/golden.json with what is drawn today
//   node scripts/challenges.mjs golden --write   writes it
//   node scripts/challenges.mjs kept             compares src/challenge/kept.ts: challenges for seeds with which all tries come to nothing
//   node scripts/challenges.mjs kept --write     writes it; compile again, and then write golden
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {difficulties, makeCode, makeId, opening} from '../.tsc/src/challenge/index.js';
import {rows} from '../.tsc/src/challenge/deck.js';
import {tryOnce} from '../.tsc/src/challenge/generate.js';
import {drawFrom} from '../.tsc/src/challenge/random.js';
import {done} from '../.tsc/src/engine/index.js';
import {challengeEngine} from '../.tsc/src/worker/challenge-engine.js';

const engine = challengeEngine();

/** Seeds that are texts, besides the first fifty numbers. */
const texts = ['any text at all', '2026-11-25', 'Zürich', '日本 🎲', '0'.repeat(100), '99999999999999999999'];

/** The codes of the IDs that never change. */
function golden() {
	const seeds = [...Array.from({length: 50}, (_, at) => String(at + 1)), ...texts];
	const codes = seeds.map((seed, at) => {
		const id = makeId({difficulty: difficulties[at % difficulties.length], seed});
		return [id, makeCode(done(opening(id).value(engine)).statement)];
	});
	return {file: 'test/challenge/golden.json', text: `${JSON.stringify(Object.fromEntries(codes), null, '\t')}\n`};
}

/** Challenges for every kind of goal and source: one, and some more where they are so seldom found that some seed will want one. */
function kept() {
	const file = 'src/challenge/kept.ts';
	const before = readFileSync(file, 'utf8');
	const lines = difficulties.flatMap(difficulty => [
		`\t${difficulty}: {`,
		...rows[difficulty].flatMap(({kind, sources}) =>
			sources.map(source => {
				const codes = keptOf({difficulty, kind, source, claim: false}).map(code => `\n\t\t\t'${code}',`);
				return `\t\t'${kind} ${source}': [${codes.join('')}\n\t\t],`;
			}),
		),
		'\t},',
	]);
	const mark = '= {\n';
	return {file, text: `${before.slice(0, before.indexOf(mark) + mark.length)}${lines.join('\n')}\n};\n`};
}

/** What is found within so many tries is not seldom. */
const soon = 30;

/** Challenges of a slot: the first that comes, or eight where it comes late. */
function keptOf(slot) {
	const codes = new Set();
	for (let number = 0; codes.size < 8; number++) {
		const draw = drawFrom(`kept/${slot.difficulty} ${slot.kind} ${slot.source}/${number}`);
		const challenge = tryOnce(draw, '', slot, engine);
		if (challenge !== undefined) codes.add(makeCode(challenge.statement));
		if (codes.size === 1 && number < soon) break;
	}
	return [...codes];
}

const [what, ...flags] = process.argv.slice(2);
const make = {golden, kept}[what];
if (make === undefined) throw new Error('say golden or kept, and --write to write it');
const {file, text} = make();
if (flags.includes('--write')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
	console.error(`${file} is not what is drawn today`);
	process.exitCode = 1;
}
