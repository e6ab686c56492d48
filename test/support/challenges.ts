import type {Challenge} from '../../src/challenge/index.js';
import {levelOf, type Statement} from '../../src/challenge/statement.js';
import {challengeEngine} from '../../src/worker/challenge-engine.js';

const asked: Statement = {
	protocol: 'after-you',
	n: 2,
	inputs: '01',
	faults: 'none',
	shown: 'present',
	looks: null,
	claims: false,
	opening: [],
	goal: {kind: 'decision', value: 0, process: 1},
};

/** Challenges made for tests, by ID: no generator draws them, so that they are the same whatever becomes of it. */
const statements: Readonly<Record<string, Statement>> = {
	'v1:easy#2026-01-31': asked,
	'v1:medium#2026-01-31': {
		...asked,
		protocol: 'hot-potato',
		n: 3,
		inputs: '010',
		claims: true,
		goal: {kind: 'stages', count: 3},
	},
	'v1:hard#2026-01-31': {...asked, claims: true, shown: 'none', goal: {kind: 'critical'}},
	'v1:easy#any text at all, even a long one': asked,
};

const made = new Map<string, Challenge>();

/** The challenge that stands for what would be drawn for an ID; `undefined` where none does. */
export function challengeFor(id: string): Challenge | undefined {
	const statement = statements[id];
	const known = made.get(id);
	if (statement === undefined || known !== undefined) return known;
	const assessed = challengeEngine().assess(levelOf(id, statement))!;
	const challenge = {statement, level: levelOf(id, statement, assessed), score: 1};
	made.set(id, challenge);
	return challenge;
}
