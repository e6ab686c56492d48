import {beginLevel, historyOf, valenceNames} from '../game/index.js';
import type {Level, Line, Part} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';

/** What a challenge asks: all of it but its solution, which the engine finds. */
export type Statement = Pick<Part, 'protocol' | 'n' | 'inputs' | 'faults' | 'opening' | 'goal' | 'shown' | 'looks'> & {
	readonly inputs: string;
	/** whether the player may claim that it cannot be done */
	readonly claims: boolean;
};

/** How a challenge is won, as the engine has found it. */
export interface Solved {
	readonly solution: Line;
	/** moves of the shortest win; 0 where the win is a claim */
	readonly par: number;
	/** whether none is shorter */
	readonly exact: boolean;
}

const unsolved: Solved = {solution: {schedule: [], after: 0}, par: 1, exact: false};

/** The level of a challenge. Its ID is the level's, so that it stands wherever a level is named. */
export function levelOf(id: string, statement: Statement, solved: Solved = unsolved): Level {
	const {claims, ...asked} = statement;
	const {title} = findProtocol(statement.protocol)!;
	return {
		id,
		title,
		world: 'Challenges',
		idea: id,
		parts: [
			{
				...asked,
				...solved,
				within: null,
				told: !claims,
				decoys: [],
				text: [textOf(statement)],
				won: null,
				hints: [],
			},
		],
		introduces: [],
		uses: termsOf(statement.goal),
		claims,
		easy: false,
		source: '',
	};
}

/** The words that a goal takes for known, as levels introduce them. */
function termsOf(goal: Statement['goal']): string[] {
	switch (goal.kind) {
		case 'critical':
			return ['valence', 'bivalent', 'critical'];
		case 'valence':
			return ['valence', valenceNames[goal.valence]];
		case 'stages':
			return ['valence', 'bivalent', 'queue'];
		case 'pinned':
		case 'fair-loop':
			return ['valence', 'bivalent'];
		case 'never-decides':
			return ['loop'];
		default:
			return [];
	}
}

function textOf({opening, claims}: Statement): string {
	const begins =
		opening.length === 0
			? 'You begin at the beginning'
			: `You begin in C${opening.length}; what comes before it was drawn, too`;
	return `A challenge that was drawn, and not written: protocol, inputs and goal. ${begins}.${claims ? ' Perhaps it cannot be done: then claim so.' : ''}`;
}

/** Whether a statement can be played at all: its protocol exists, and its opening happens. @throws Breach */
export function isPlayable(statement: Statement): boolean {
	const protocol = findProtocol(statement.protocol);
	if (protocol === undefined || statement.n < protocol.processes.min || statement.n > protocol.processes.max)
		return false;
	return historyOf(beginLevel(levelOf('', statement))).moves.length === statement.opening.length;
}
