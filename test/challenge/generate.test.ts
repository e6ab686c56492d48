import {readFileSync} from 'node:fs';
import test from 'ava';
import {beginLevel, playLine} from '../../src/game/index.js';
import {type Challenge, difficulties, type Difficulty, makeCode, opening} from '../../src/challenge/index.js';
import {families, findProtocol} from '../../src/protocols/index.js';
import {createSpaces, judgedStanding, nearestWay} from '../../src/solver/index.js';
import {dullPlayers, winsDully} from '../../src/solver/dull.js';
import {challengeEngine} from '../../src/worker/challenge-engine.js';
import {isLong} from '../support/long.js';
import {randomWins} from '../support/random-player.js';

const engine = challengeEngine();

/** The challenge of an ID, of either form. */
function challengeOf(id: string): Challenge {
	const parsed = opening(id);
	if (!parsed.ok) throw new Error(parsed.error);
	const work = parsed.value(engine);
	for (;;) {
		const step = work.next();
		if (step.done === true) {
			if (step.value === undefined) throw new Error(`${id} is no challenge`);
			return step.value;
		}
	}
}

/** The family of a challenge's protocol, or the catalogue. */
function sourceOf({statement: {protocol}}: Challenge): string {
	return families.find(({name}) => protocol.startsWith(`${name}-`))?.name ?? 'catalogue';
}

/** The first fifty challenges, by ID: their codes are what this version of the generator draws, for good. */
const golden = Object.entries(JSON.parse(readFileSync('test/challenge/golden.json', 'utf8')) as Record<string, string>);

for (const [id, code] of golden.filter((_, at) => isLong || at % 5 === 0)) {
	test(`${id} is what it always was; it can be won as the engine says, and by nobody who does not think`, t => {
		const challenge = challengeOf(id);
		t.is(makeCode(challenge.statement), code);
		const again = challengeOf(code);
		t.deepEqual(again.statement, challenge.statement);
		t.is(again.score, challenge.score);
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

test('who asks for the same gets the same, whatever was asked before', t => {
	const first = challengeOf('v1:easy#rain');
	challengeOf('v1:easy#7');
	t.deepEqual(challengeOf('v1:easy#rain'), first);
	t.is(first.level.id, 'v1:easy#rain');
	t.notDeepEqual(challengeOf('v1:easy#Rain').statement, first.statement);
});

if (isLong) {
	test('of the first 500 that are easy or medium any ten in a row have four kinds of goals and three families; the harder are lost more often', t => {
		const rates = difficulties.map((difficulty: Difficulty) => {
			const all = Array.from({length: 500}, (_, at) => challengeOf(`v1:${difficulty}#${at}`));
			// hard ones come from one family more often than from all others
			for (let at = 0; difficulty !== 'hard' && at + 10 <= all.length; at++) {
				const ten = all.slice(at, at + 10);
				t.true(new Set(ten.map(({statement}) => statement.goal.kind)).size >= 4, `${difficulty} ${at}`);
				t.true(new Set(ten.map(sourceOf)).size >= 3, `${difficulty} ${at}`);
			}
			const played = all.filter(({level}) => level.parts[0].solution.claim === undefined).slice(0, 60);
			const wins = played.map(({level}) => randomWins(level, createSpaces(findProtocol(level.parts[0].protocol)!), 30));
			return wins.reduce((sum, rate) => sum + rate, 0) / wins.length;
		});
		t.log(rates);
		t.true(rates[0]! > rates[1]! && rates[1]! > rates[2]!);
	});
}
