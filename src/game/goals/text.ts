import type {Event, Protocol, Schedule} from '../../flp/index.js';
import type {Goal, Part} from '../../level/index.js';
import {messageLabel} from '../labels.js';
import {passageText} from '../owed.js';
import {count} from '../text.js';
import {valenceNames} from './rule.js';
import {isProcesses} from './run.js';

/** The goal of a part in a sentence or two, made from the same data that decides it. */
export function goalText({goal, within, faults}: Pick<Part, 'goal' | 'within' | 'faults'>, protocol: Protocol): string {
	return [
		sentence(goal, protocol),
		...(faults === 'one' ? ['What is faulty owes nothing and is owed nothing.'] : []),
		...(within === null ? [] : [`You have ${count(within, 'move')}.`]),
	].join(' ');
}

function sentence(goal: Goal, protocol: Protocol): string {
	switch (goal.kind) {
		case 'decision':
			return decisionText(goal);
		case 'disagreement':
			return 'Break agreement: make two processes decide differently.';
		case 'valence':
			return `Come to a configuration that is ${valenceNames[goal.valence]}${goal.silent === undefined ? '' : ` without p${goal.silent}`}${goal.undecided === true ? ', before anybody has decided' : ''}.`;
		case 'picture':
			return `${pictureText(goal, protocol)}.`;
		case 'events':
			return `Play exactly these events, each once, in an order that works: ${scheduleText(goal.events, protocol)}.`;
		case 'configuration':
			return `Come to the same configuration as this schedule: ${scheduleText(goal.schedule, protocol)}. But begin with ${beginText(goal, protocol)}.`;
		case 'beginning':
			return beginningText(goal);
		case 'pinned':
			return `Your last move must be this one: ${eventText(goal.event, protocol)}. After it you are still in a bivalent configuration.`;
		case 'critical':
			return `Come to a critical configuration${goal.deciders === undefined ? '' : ` with ${count(goal.deciders, 'decider')}`}${goal.name === true ? ', and name its decider' : ''}.`;
		case 'stages':
			return `Play ${count(goal.count, 'stage')}: in each the first process of the queue steps and receives what has waited longest for it, if anything did when the stage began. Stay bivalent.`;
		case 'fair-loop':
			return `Close a fair loop: come back, still bivalent, to a configuration you have been in${goal.shift === true ? ', or to the same with higher round numbers' : ''}. On the way every process steps, ${goal.passes === undefined ? 'and every message that waited there is received' : `every message that waited there is received, and ${passageText(goal.passes)} is a “${goal.passes.pc}”`}.`;
		case 'never-decides':
			return 'Show a run in which nobody ever decides: close a loop in which every process steps, and every message that waits where it begins is received.';
		case 'claim':
			return `Can it be done? Say so. ${sentence(goal.of, protocol)}`;
		case 'power':
			return `${goal.yours === true ? `Your own loop, from ${goal.level}` : 'A loop of ours'}: C${goal.close} to the end of this run. What would you have to lose for it to be left, and for somebody to decide? Name one power.`;
		case 'free':
			return freeText;
		case 'attack':
			return 'Read the rules (i), and choose what to attack: the one property that this protocol does not keep.';
		case 'point':
			return `Choose the ${goal.that === 'critical' ? 'critical configuration' : `${goal.which} configuration of this run that is ${valenceNames[goal.that]}`}.`;
	}
}

/** What is asked for where nothing is. */
const freeText = 'None: play what you like.';

function decisionText({value, process, also, silent = []}: Extract<Goal, {kind: 'decision'}>): string {
	const who = process === undefined ? 'some process' : `p${process}`;
	const without = silent.length === 0 ? '' : ` without a step of ${silent.map(p => `p${p}`).join(' or ')}`;
	const twice = also === undefined ? '' : `, by a schedule that does so from inputs ${also} as well`;
	return `Make ${who} decide${value === undefined ? '' : ` ${value}`}${without}${twice}.`;
}

function beginningText({valence, beside}: Extract<Goal, {kind: 'beginning'}>): string {
	const stone =
		beside === undefined ? '' : beside === 'last' ? ' and adjacent to your last one' : ` and adjacent to ${beside}`;
	return valence === 'bivalent'
		? `Choose inputs from which both decisions are possible: a beginning that is bivalent${stone}.`
		: `Choose inputs: a beginning that is ${valenceNames[valence]}${stone}.`;
}

function pictureText({states = [], buffer = []}: Extract<Goal, {kind: 'picture'}>, protocol: Protocol): string {
	const ofStates = states.map(({process, output, pc, storage, stepped}) => {
		const has = [
			...(stepped === undefined ? [] : [`has stepped ${count(stepped, 'time')}`]),
			...(output === undefined ? [] : [output === null ? 'has not decided' : `has decided ${output}`]),
			...(pc === undefined ? [] : [`is at ${pc}`]),
			...(storage === undefined ? [] : [`holds ${JSON.stringify(storage)}`]),
		];
		return `p${process} ${has.join(' and ')}`;
	});
	const ofBuffer = buffer.map(({to, message, count: number}) => {
		const what = message === undefined ? '' : ` “${messageLabel(protocol, message)}”`;
		const exactly = number === 0 ? 'no message' : `exactly ${count(number, 'message')}`;
		return `${exactly}${what} ${to === undefined ? 'is in the buffer' : `for p${to} in the buffer`}`;
	});
	return `Make this picture: ${[...ofStates, ...ofBuffer].join('; ')}`;
}

function beginText({begins}: Extract<Goal, {kind: 'configuration'}>, protocol: Protocol): string {
	return isProcesses(begins) ? `a step of ${begins.map(p => `p${p}`).join(' or ')}` : eventText(begins, protocol);
}

/** p0 receives “propose 1” */
export function eventText({process, message}: Event, protocol: Protocol): string {
	return `p${process} receives ${message === null ? '∅' : `“${messageLabel(protocol, message)}”`}`;
}

/** Events one after the other, in words. */
function scheduleText(schedule: Schedule, protocol: Protocol): string {
	return schedule.map(event => eventText(event, protocol)).join(', ');
}

/** The goal in a few words, where there is no room for {@link goalText}. */
export function goalName(goal: Goal, protocol: Protocol): string {
	switch (goal.kind) {
		case 'decision':
			return decisionText(goal);
		case 'disagreement':
			return 'Two processes decide differently.';
		case 'valence':
			return `${valenceNames[goal.valence].replace(/^./u, first => first.toUpperCase())}.`;
		case 'picture':
			return 'The picture that was asked for (d shows it).';
		case 'events':
			return 'Play all of LEFT once, in an order that works.';
		case 'configuration':
			return `Where THEIRS leads; first ${beginText(goal, protocol)}.`;
		case 'beginning':
			return `A beginning that is ${valenceNames[goal.valence]}.`;
		case 'pinned':
			return 'The pinned event last, still bivalent.';
		case 'critical':
			return 'A critical configuration.';
		case 'stages':
			return `${count(goal.count, 'stage')}, still bivalent.`;
		case 'fair-loop':
			return `Close a fair loop, bivalent all the way${goal.passes === undefined ? '' : `; once there is a “${goal.passes.pc}”`}.`;
		case 'never-decides':
			return 'Close a loop that owes nothing; nobody decides.';
		case 'claim':
			return `Can it be done? ${goalName(goal.of, protocol)}`;
		case 'power':
			return `${goal.yours === true ? 'Your' : 'Our'} loop from C${goal.close}: what does it need?`;
		case 'free':
			return freeText;
		case 'attack':
			return 'What does it not keep? (i: the rules)';
		case 'point':
			return goal.that === 'critical'
				? 'Which configuration is critical?'
				: `Which is the ${goal.which} that is ${valenceNames[goal.that]}?`;
	}
}
