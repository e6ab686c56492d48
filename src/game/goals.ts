import {decisionsOf, type Schedule} from '../flp/index.js';
import type {Look} from '../engine/index.js';
import type {Goal} from '../level/index.js';
import {owedSince} from './owed.js';
import {count} from './text.js';
import {faultyIn, historyOf, type Play} from './play.js';

/** How a level stands. `because` is a sentence. */
export type Standing =
	| {readonly is: 'open'}
	| {readonly is: 'won'; readonly because: string}
	| {readonly is: 'lost'; readonly because: string};

const open: Standing = {is: 'open'};

/** The goal in a sentence, made from the same data that decides it. */
export function goalText(goal: Goal): string {
	switch (goal.kind) {
		case 'decision':
			return goal.value === undefined ? 'Make some process decide.' : `Make some process decide ${goal.value}.`;
		case 'bivalent-beginning':
			return 'Choose inputs from which both decisions are still possible.';
		case 'fair-loop':
			return 'Close a fair loop: come back, still bivalent, to a configuration you have been in. On the way every process steps, and every message that waited there is received.';
		case 'never-decides':
			return 'Show a run in which nobody ever decides: close a fair loop before anybody has decided. What is faulty owes nothing and is owed nothing.';
	}
}

/** The goal in a few words, where there is no room for {@link goalText}. */
export function goalName(goal: Goal): string {
	switch (goal.kind) {
		case 'decision':
			return goal.value === undefined ? 'Some process decides.' : `Some process decides ${goal.value}.`;
		case 'bivalent-beginning':
			return 'A bivalent beginning.';
		case 'fair-loop':
			return 'Close a fair loop, bivalent all the way.';
		case 'never-decides':
			return 'Close a fair loop before anybody has decided.';
	}
}

/** Whether the goal is reached by closing a loop. */
export function asksForLoop(goal: Goal): boolean {
	return goal.kind === 'fair-loop' || goal.kind === 'never-decides';
}

/** How the level stands, judged from the run alone and from what the engine sees at its end (`null` while that is not known yet). Pure. */
export function standingOf(play: Play, look: Look | null): Standing {
	const {goal} = play.level;
	switch (goal.kind) {
		case 'decision':
			return decisionStanding(play, goal.value, look);
		case 'bivalent-beginning':
			return beginningStanding(play, look);
		case 'fair-loop':
			return loopStanding(play, look);
		case 'never-decides':
			return silenceStanding(play);
	}
}

function decisionStanding(play: Play, value: 0 | 1 | undefined, look: Look | null): Standing {
	const {states} = historyOf(play).pictures.at(-1)!.configuration;
	const p = states.findIndex(({output}) => output !== null && (value === undefined || output === value));
	if (p !== -1)
		return {is: 'won', because: `p${p} has decided ${states[p]!.output}, and what is decided stays decided.`};
	if (value === undefined || look === null) return open;
	// another process may still decide the wanted value, where a protocol does not keep agreement
	const way = value === 0 ? look.toZero : look.toOne;
	if (way !== null || look.valence === 'unknown') return open;
	const other = states.findIndex(({output}) => output !== null);
	return {
		is: 'lost',
		because:
			other === -1
				? `From here nobody can decide ${value} any more: all ${look.configurations} configurations that can be reached were looked at.`
				: `p${other} has decided ${states[other]!.output}, and from here nobody can decide ${value} any more.`,
	};
}

function beginningStanding({inputs}: Play, look: Look | null): Standing {
	if (inputs === null || look === null) return open;
	switch (look.valence) {
		case 'bivalent':
			return {
				is: 'won',
				because: `From inputs ${inputs} 0 is ${away(look.toZero)} away and 1 is ${away(look.toOne)} away: nothing is settled.`,
			};
		case 'zero':
		case 'one':
			return {
				is: 'lost',
				because: `From inputs ${inputs} only ${look.valence === 'zero' ? 0 : 1} can ever be decided: all ${look.configurations} configurations that can be reached were looked at.`,
			};
		case 'stuck':
			return {is: 'lost', because: `From inputs ${inputs} nobody can ever decide.`};
		case 'unknown':
			return open;
	}
}

function loopStanding(play: Play, look: Look | null): Standing {
	const history = historyOf(play);
	const {configuration} = history.pictures.at(-1)!;
	const [decision] = decisionsOf(configuration);
	if (decision !== undefined)
		return {is: 'lost', because: `The question is settled: somebody has decided ${decision}.`};
	if (look === null) return open;
	if (look.valence === 'zero' || look.valence === 'one')
		return {
			is: 'lost',
			because: `The question is settled: from here only ${look.valence === 'zero' ? 0 : 1} can be decided.`,
		};
	if (look.valence === 'stuck')
		return {is: 'lost', because: 'From here nobody can decide any more, so nothing is open either.'};
	return look.open ? closedStanding(play) : open;
}

/** Whether the player has closed a loop that owes nothing. */
function closedStanding(play: Play): Standing {
	const {closedAt} = play;
	if (closedAt === null) return open;
	const history = historyOf(play);
	const faulty = faultyIn(play);
	const {back, processes, letters} = owedSince(history, closedAt, faulty);
	if (!back || processes.length > 0 || letters.length > 0) return open;
	const without =
		faulty.length === 0 ? 'every message arrives' : `all that is owed without p${faulty.join(', p')} arrives`;
	return {
		is: 'won',
		because: `C${closedAt} and C${history.moves.length} are the same configuration, and nothing is owed between them: this run can go on for ever, ${without}, and nobody ever decides.`,
	};
}

function silenceStanding(play: Play): Standing {
	const {states} = historyOf(play).pictures.at(-1)!.configuration;
	const p = states.findIndex(({output}) => output !== null);
	return p === -1
		? closedStanding(play)
		: {
				is: 'lost',
				because: `p${p} has decided ${states[p]!.output}. Some process has decided, and for FLP85 that makes it a deciding run, whoever else waits for ever.`,
			};
}

function away(schedule: Schedule | null): string {
	return schedule === null ? 'some moves' : count(schedule.length, 'move');
}
