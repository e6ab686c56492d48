import {
	type Bit,
	canonicalText,
	type Configuration,
	type Event,
	othersOf,
	type Protocol,
	type StepView,
} from '../flp/index.js';
import type {Power} from '../level/index.js';
import {findPowers} from '../protocols/index.js';
import {extended, type History} from './history.js';

/** moves that are played after the loop was left, at most */
const most = 300;

/** What becomes of a loop without one power. */
export type Without =
	/** nobody has that power over this protocol */
	| {readonly is: 'absent'}
	/** no move of the loop uses it: it goes round as before */
	| {readonly is: 'unused'}
	/** in so many moves nobody decides, all the same */
	| {readonly is: 'undecided'; readonly moves: number}
	/** somebody decides at the end of this run, which goes as the loop did for `same` of its moves */
	| {
			readonly is: 'decides';
			readonly history: History;
			readonly same: number;
			readonly process: number;
			readonly value: Bit;
	  };

/**
 * Replays a loop without one power, from the configuration `close` in which it begins. What used the power is left out, or of a coin, one toss shows its
 * other face (the first one, or where then nobody decides, the next). The loop's other moves follow as long as they are applicable; then the oldest
 * message is received first, and where none waits, processes step in turns. That somebody decides then shows that this loop needed the power, and not
 * that the protocol decides in every run without it. @throws Breach
 */
export function withoutPower(protocol: Protocol, run: History, close: number, power: Power): Without {
	const {otherFace, suspected} = findPowers(protocol.name);
	if ((power === 'coin' && otherFace === undefined) || (power === 'alarm' && suspected === undefined))
		return {is: 'absent'};
	const lost = {protocol, run, close, uses: usesOf(protocol, power)};
	if (power !== 'coin') return replayed(lost);
	let answer: Without = {is: 'unused'};
	for (let move = close; move < run.moves.length; move++) {
		if (!lost.uses(run.pictures[move]!.configuration, run.moves[move]!.event)) continue;
		answer = replayed({...lost, tossed: move});
		if (answer.is === 'decides') return answer;
	}
	return answer;
}

type Uses = (at: Configuration, event: Event) => boolean;

/** Whether an event uses the power where it is played. Nobody is faulty in these runs, so that every suspicion is a false alarm. */
function usesOf({name}: Protocol, power: Power): Uses {
	const {otherFace, suspected} = findPowers(name);
	switch (power) {
		case 'coin':
			return (at, event) => otherFace?.(viewOf(at, event)) !== undefined;
		case 'alarm':
			return (at, event) => suspected?.(viewOf(at, event)) !== undefined;
		case 'delay':
			return ({buffer: [oldest]}, {process, message}) =>
				oldest !== undefined &&
				(message === null || canonicalText([process, message]) !== canonicalText([oldest.to, oldest.value]));
	}
}

function viewOf({states}: Configuration, {process: self, message}: Event): StepView {
	const n = states.length;
	return {self, n, others: othersOf(self, n), state: states[self]!, message};
}

interface Lost {
	readonly protocol: Protocol;
	readonly run: History;
	readonly close: number;
	readonly uses: Uses;
	/** the move whose coin shows its other face; left out where moves that use the power are left out */
	readonly tossed?: number;
}

function replayed({protocol, run: {inputs, moves, pictures}, close, uses, tossed}: Lost): Without {
	const n = inputs.length;
	let history: History = {inputs, moves: moves.slice(0, close), pictures: pictures.slice(0, close + 1)};
	let same: number | undefined;
	const here = (): Configuration => history.pictures.at(-1)!.configuration;
	const play = (event: Event, by = protocol): boolean => {
		const next = extended(by, history, event);
		history = next ?? history;
		return next !== undefined;
	};
	for (let move = close; move < moves.length; move++) {
		const {event} = moves[move]!;
		const isChanged = tossed === undefined ? uses(here(), event) : move === tossed;
		if (isChanged) same ??= move - close;
		if (isChanged && tossed === undefined) continue;
		if (!play(event, isChanged ? turned(protocol) : protocol)) break;
		if (isDecided(here())) break;
	}
	if (same === undefined) return {is: 'unused'};
	const left = history.moves.length;
	for (let turn = 0; !isDecided(here()) && history.moves.length < left + most; ) {
		const [oldest] = here().buffer;
		if (oldest !== undefined) {
			play({process: oldest.to, message: oldest.value});
			continue;
		}
		const idle = Array.from({length: n}, (_, k): Event => ({process: (turn + k) % n, message: null}));
		const event = idle.find(one => tossed !== undefined || !uses(here(), one));
		if (event === undefined) break;
		turn = event.process + 1;
		play(event);
	}
	const process = here().states.findIndex(({output}) => output !== null);
	return process === -1
		? {is: 'undecided', moves: history.moves.length - left}
		: {is: 'decides', history, same, process, value: here().states[process]!.output!};
}

/** The protocol with a coin that shows its other face. */
function turned(protocol: Protocol): Protocol {
	const {otherFace} = findPowers(protocol.name);
	return {...protocol, step: view => otherFace?.(view) ?? protocol.step(view)};
}

/** Whether somebody has decided. */
export function isDecided({states}: Configuration): boolean {
	return states.some(({output}) => output !== null);
}
