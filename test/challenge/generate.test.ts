import {execFile, execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {promisify} from 'node:util';
import test from 'ava';
import {type Challenge, difficulties, type Difficulty, makeCode, makeId} from '../../src/challenge/index.js';
import {rounds, rows, slotOf, turnOf} from '../../src/challenge/deck.js';
import {sourceOf} from '../../src/challenge/draw.js';
import {kept} from '../../src/challenge/kept.js';
import {isAsHard} from '../../src/challenge/measures.js';
import {beginLevel, playLine} from '../../src/game/index.js';
import {findProtocol} from '../../src/protocols/index.js';
import {assess, createSpaces, judgedStanding, nearestWay} from '../../src/solver/index.js';
import {dullPlayers, winsDully} from '../../src/solver/dull.js';
import {challengeOf, lineOf} from '../support/drawing.js';
import {isLong} from '../support/long.js';
import {randomWins} from '../support/random-player.js';
import {rankCorrelation} from '../support/ranks.js';

/** The first fifty challenges, and some of texts, by ID: their codes are what this version of the generator draws, for good (scripts/challenges.mjs). */
const golden = Object.entries(JSON.parse(readFileSync('test/challenge/golden.json', 'utf8')) as Record<string, string>);

for (const [id, code] of golden.filter((_, at) => isLong || at % 5 === 0)) {
	test(`${id} is what it always was; it can be won as the engine says, and by nobody who does not think`, t => {
		const challenge = challengeOf(id);
		t.is(makeCode(challenge.statement), code);
		const again = challengeOf(code);
		t.deepEqual(again.statement, challenge.statement);
		t.is(again.score, challenge.score);
		t.deepEqual(again.level.parts[0].solution, challenge.level.parts[0].solution);
		const {level} = challenge;
		const spaces = createSpaces(findProtocol(challenge.statement.protocol)!);
		t.is(judgedStanding(beginLevel(level), spaces).is, 'open');
		const {play, whole} = playLine(beginLevel(level), level.parts[0].solution);
		t.true(whole);
		t.is(judgedStanding(play, spaces).is, 'won');
		const found = nearestWay(beginLevel(level), spaces);
		if (level.parts[0].solution.claim === undefined) {
			t.true(found.is === 'way' && found.exact);
			t.is(found.is === 'way' && found.way.schedule.length, level.parts[0].par);
		} else t.is(found.is, 'none');
		for (const player of dullPlayers)
			t.false(
				winsDully(level, player, () => spaces),
				player.name,
			);
	});
}

test.serial(
	'who asks for the same gets the same, whatever was asked before, with no other chance than the seed, and no clock',
	t => {
		const [random, now] = [Math.random, Date.now];
		const none = (): never => t.fail() as never;
		Math.random = none;
		Date.now = none;
		try {
			const first = challengeOf('v1:easy#rain');
			// of the same protocols of the catalogue, with other inputs first
			for (const id of ['v1:easy#7', 'v1:easy#10', 'v1:easy#12']) challengeOf(id);
			t.is(lineOf(challengeOf('v1:easy#rain')), lineOf(first));
			t.is(first.level.id, 'v1:easy#rain');
			t.notDeepEqual(challengeOf('v1:easy#Rain').statement, first.statement);
		} finally {
			Math.random = random;
			Date.now = now;
		}
	},
);

for (const difficulty of difficulties) {
	test(`wherever one begins to count, any ten ${difficulty} turns have five kinds of goals and three families`, t => {
		const turns = rows[difficulty].length * rounds;
		for (const {sources, claimed} of rows[difficulty]) {
			t.is(rounds % sources.length, 0);
			t.true(claimed.every(source => sources.includes(source)));
		}
		for (let begin = 0; begin < turns; begin++) {
			const ten = Array.from({length: 10}, (_, at) => turnOf(difficulty, (begin + at) % turns));
			t.true(new Set(ten.map(({kind}) => kind)).size >= 5, `${begin}`);
			t.true(familiesOf(ten.map(({source}) => source)) >= 3, `${begin}`);
		}
	});

	test(`any ten ${difficulty} days have five kinds of goals and three families, and a day is not the same every month`, t => {
		const day = (at: number): string => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
		const slots = Array.from({length: 800}, (_, at) => slotOf({difficulty, seed: day(at)}));
		for (let begin = 0; begin + 10 <= slots.length; begin++) {
			const ten = slots.slice(begin, begin + 10);
			t.true(new Set(ten.map(({kind}) => kind)).size >= 5, day(begin));
			t.true(familiesOf(ten.map(({source}) => source)) >= 3, day(begin));
		}
		const firsts = slots.filter((_, at) => day(at).endsWith('-01'));
		t.true(new Set(firsts.map(({kind, source}) => `${kind} ${source}`)).size >= 3);
	});

	test(`for every kind of goal and source that is ${difficulty} a challenge is kept that is so`, t => {
		const pairs = rows[difficulty].flatMap(({kind, sources}) => sources.map(source => `${kind} ${source}`));
		t.deepEqual(new Set(Object.keys(kept[difficulty])), new Set(pairs));
		for (const [pair, codes] of Object.entries(kept[difficulty])) {
			t.true(codes.length > 0);
			for (const code of codes.slice(0, isLong ? codes.length : 1)) {
				const {statement, level} = challengeOf(code);
				t.is(`${statement.goal.kind} ${sourceOf(statement.protocol)}`, pair);
				t.is(level.parts[0].solution.claim, undefined);
				const found = assess(level, createSpaces(findProtocol(statement.protocol)!));
				t.true(found !== undefined && isAsHard(found.measures, difficulty, false), code);
			}
		}
	});
}

/** How many families there are among sources; the catalogue is none. */
function familiesOf(sources: readonly string[]): number {
	return new Set(sources.filter(source => source !== 'catalogue')).size;
}

/** How often somebody loses who plays at random, beside how hard the challenge is; claims are nothing that he makes. */
function rankOfLosing(all: readonly Challenge[], times: number): number {
	const played = all.filter(({level}) => level.parts[0].solution.claim === undefined);
	const losses = played.map(
		({level}) => 1 - randomWins(level, createSpaces(findProtocol(level.parts[0].protocol)!), times),
	);
	return rankCorrelation(
		played.map(({score}) => score),
		losses,
	);
}

test('the harder a challenge is said to be, the more often it is lost by who plays at random', t => {
	const rank = rankOfLosing(
		golden.slice(0, 50).map(([, code]) => challengeOf(code)),
		50,
	);
	t.log(rank);
	t.true(rank >= 0.6, String(rank));
});

if (isLong) {
	const many = 500;

	test.serial(
		'the first 500 of each difficulty are as claimed, and the same on the oldest Node, in Turkish and on Kiritimati',
		async t => {
			const file = execFileSync(process.execPath, ['scripts/other-node.mjs'], {encoding: 'utf8'}).trim();
			t.not(execFileSync(file, ['--version'], {encoding: 'utf8'}).trim(), process.version);
			const elsewhere = promisify(execFile)(file, ['.tsc/test/support/drawn.js', String(many)], {
				maxBuffer: 2 ** 26,
				env: {...process.env, LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati'},
			});
			const rates = new Map<Difficulty, number>();
			const sampled: Challenge[] = [];
			const lines: string[] = [];
			for (const difficulty of difficulties) {
				const all = Array.from({length: many}, (_, at) => challengeOf(makeId({difficulty, seed: String(at)})));
				lines.push(...all.map(lineOf));
				for (let at = 0; at + 10 <= all.length; at++) {
					const ten = all.slice(at, at + 10);
					t.true(new Set(ten.map(({statement}) => statement.goal.kind)).size >= 4, `${difficulty} ${at}`);
					t.true(familiesOf(ten.map(({statement}) => sourceOf(statement.protocol))) >= 3, `${difficulty} ${at}`);
				}
				const played = all.filter(({level}) => level.parts[0].solution.claim === undefined).slice(0, 60);
				const wins = played.map(({level}) =>
					randomWins(level, createSpaces(findProtocol(level.parts[0].protocol)!), 30),
				);
				rates.set(difficulty, wins.reduce((sum, rate) => sum + rate, 0) / wins.length);
				sampled.push(...played);
			}
			t.true(rates.get('easy')! > rates.get('medium')! && rates.get('medium')! > rates.get('hard')!);
			const rank = rankOfLosing(sampled, 30);
			t.log(Object.fromEntries(rates), rank);
			t.true(rank >= 0.6, String(rank));
			const others = (await elsewhere).stdout.trimEnd().split('\n');
			t.is(others.length, lines.length);
			for (const [at, line] of lines.entries()) t.is(others[at], line);
		},
	);
}
