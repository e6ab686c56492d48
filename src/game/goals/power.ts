import {type Goal, type Power, powers} from '../../level/index.js';
import {replay, type History} from '../history.js';
import {loopAt, owesNothing} from '../owed.js';
import {partOf, type Play} from '../play.js';
import {count} from '../text.js';
import {isDecided, type Without, withoutPower} from '../without.js';
import {type Context, open, type Rule, ruleOf, type Standing} from './rule.js';

/** What each power is called. */
export const powerNames: Readonly<Record<Power, string>> = {
	coin: 'predict the coin',
	delay: 'delay a message',
	alarm: 'raise a false alarm',
};

/** The power without which the opening's loop is left, and somebody decides. The loop has to be one: fair, perhaps up to a shift, and nobody has decided in it. */
export function powerRule({close}: Extract<Goal, {kind: 'power'}>, {protocol, part, inputs}: Context): Rule {
	const run = replay(protocol, inputs, part.opening);
	const owed = loopAt(run, close, {rounds: protocol.rounds});
	const isLoop = owed.back !== null && owesNothing(owed) && !isDecided(run.pictures.at(-1)!.configuration);
	return {
		...ruleOf((_, said): Standing => {
			if (!isLoop || said === null || !('power' in said)) return open;
			const without = withoutPower(protocol, run, close, said.power);
			return without.is === 'decides' ? {is: 'won', because: answerText(without, said.power, close)} : open;
		}),
		statements: powers.map(power => ({power})),
	};
}

/** What becomes of the loop without the power that the player has named; `undefined` when he has named none. @throws Breach */
function answerOf(play: Play): {readonly without: Without; readonly power: Power; readonly close: number} | undefined {
	const {goal, opening} = partOf(play);
	const {said, protocol, inputs} = play;
	if (goal.kind !== 'power' || said === null || !('power' in said) || inputs === null) return undefined;
	const {power} = said;
	return {
		without: withoutPower(protocol, replay(protocol, inputs, opening), goal.close, power),
		power,
		close: goal.close,
	};
}

/** What is said to a power that the player has named, a sentence or two; empty when he has named none. @throws Breach */
export function powerAnswer(play: Play): string {
	const answer = answerOf(play);
	return answer === undefined ? '' : answerText(answer.without, answer.power, answer.close);
}

/** The run in which somebody decides without the power that the player has named; `undefined` where there is none. @throws Breach */
export function runWithout(play: Play): History | undefined {
	const answer = answerOf(play);
	return answer?.without.is === 'decides' ? answer.without.history : undefined;
}

const absent: Readonly<Record<Power, string>> = {
	coin: 'No coin is tossed in this protocol, so there is none to predict: take that power away, and nothing changes.',
	delay: 'No message is sent in this protocol.',
	alarm:
		'Nobody suspects anybody in this protocol, so there is no alarm to raise: take that power away, and nothing changes.',
};

const unused: Readonly<Record<Power, string>> = {
	coin: 'No coin is tossed in this loop: it goes round without that power, too.',
	delay: 'No message is delayed in this loop: it goes round without that power, too.',
	alarm: 'Nobody is suspected in this loop: it goes round without that power, too.',
};

function answerText(without: Without, power: Power, close: number): string {
	const name = powerNames[power];
	switch (without.is) {
		case 'absent':
			return absent[power];
		case 'unused':
			return unused[power];
		case 'undecided':
			return `Without the power to ${name} the loop is left, but ${count(without.moves, 'move')} later nobody has decided: as far as was replayed, it still goes round.`;
		case 'decides': {
			const {same, history, process, value} = without;
			const left = close + same;
			const as = same === 0 ? 'from the first move' : `after ${count(same, 'move')}`;
			return `Without the power to ${name} the loop is left ${as}, in C${left}: ${instead(without, power, left)}. In C${history.moves.length} p${process} decides ${value}. So this loop needs that power. It may need others, too, and other loops may not: this is one replay.`;
		}
	}
}

/** What happens where the loop is left. */
function instead({history}: Extract<Without, {is: 'decides'}>, power: Power, left: number): string {
	const p = history.moves[left]?.event.process;
	switch (power) {
		case 'coin':
			return `the coin of p${p} shows the other face`;
		case 'delay':
			return 'what has waited longest is received first';
		case 'alarm':
			return 'whoever would suspect a process that works goes on waiting for it';
	}
}
