import {type Inputs, parseSchedule, type Protocol} from '../flp/index.js';
import {
	beginSandbox,
	count,
	debtsText,
	faultyIn,
	historyOf,
	isCatalogued,
	isSandbox,
	loopAt,
	loopTermsOf,
	mixedInputs,
	movesMade,
	owesNothing,
	partOf,
	type Play,
	sandboxId,
} from '../game/index.js';
import {catalogue} from '../protocols/index.js';
import type {Screen} from './happening.js';
import {leftElsewhere, withLeft} from './saved.js';
import {aimOf, atBeginning, currentLook, findScreen, frontOf, type Session} from './session.js';

/** The screens on which a sandbox is chosen: of which protocol, and with what. */
export type SandboxScreen =
	| {readonly name: 'sandboxes'; readonly chosen: number}
	/** `chosen` is the number of a row */
	| {
			readonly name: 'setup';
			readonly protocol: Protocol;
			readonly inputs: Inputs;
			readonly faults: 'none' | 'any';
			readonly chosen: number;
	  };
type Setup = Extract<SandboxScreen, {name: 'setup'}>;

/** What the player does there, and in the sandbox. */
export type SandboxAction =
	/** to the choice of the protocol, the one played last in front */
	| {readonly is: 'choose'}
	/** to the choice of all but the protocol; without inputs those that were played last */
	| {readonly is: 'setup'; readonly protocol: Protocol; readonly inputs?: Inputs}
	/** changes what stands in the chosen row */
	| {readonly is: 'change'; readonly by: number}
	| {readonly is: 'flip'; readonly process: number}
	| {readonly is: 'begin'}
	/** shows the valences, or hides them */
	| {readonly is: 'show'};

/** A row of the screen on which all but the protocol is chosen. */
export interface SetupRow {
	readonly label: string;
	readonly value: string;
	/** the process whose input it is, or what else is chosen there */
	readonly is: number | 'processes' | 'faults';
}

/** The session after what the player did. Pure. @throws Breach */
export function sandboxed(session: Session, action: SandboxAction): Session {
	const front = frontOf(session);
	switch (action.is) {
		case 'choose': {
			const last = sandboxChoices(session).findIndex(({protocol}) => protocol === session.play.protocol);
			const screen: Screen = {name: 'sandboxes', chosen: isSandbox(session.play) ? last : 0};
			return {...session, stack: [...session.stack, screen], barPage: 0};
		}
		case 'setup': {
			const {protocol} = action;
			const inputs = action.inputs ?? leftIn(session, protocol)?.inputs ?? mixedInputs(protocol.processes.default);
			const screen: Screen = {name: 'setup', protocol, inputs, faults: 'any', chosen: 0};
			return {...session, stack: [...session.stack, screen], barPage: 0};
		}
		case 'change': {
			if (front.name !== 'setup') return session;
			const {is} = setupRows(front)[front.chosen]!;
			if (is === 'faults') return withSetup(session, {...front, faults: front.faults === 'any' ? 'none' : 'any'});
			return is === 'processes' ? resized(session, front, action.by) : flipped(session, front, is);
		}
		case 'flip':
			return front.name === 'setup' && action.process < front.inputs.length
				? flipped(session, front, action.process)
				: session;
		case 'begin':
			return front.name === 'setup' ? begun(session, front) : session;
		case 'show': {
			const {level} = session.play;
			const [part] = level.parts;
			const shown = part.shown === 'none' ? 'moves' : 'none';
			return isSandbox(session.play)
				? {...session, play: {...session.play, level: {...level, parts: [{...part, shown}]}}}
				: session;
		}
	}
}

/** What can be chosen for a protocol, a row each; how many processes, only where it takes more than one number of them. */
export function setupRows({protocol, inputs, faults}: Setup): SetupRow[] {
	const {min, max} = protocol.processes;
	return [
		...(min === max
			? []
			: [{label: 'processes', value: `${inputs.length}   (${min} to ${max})`, is: 'processes'} as const]),
		...Array.from(inputs, (digit, p) => ({label: `input of p${p}`, value: digit, is: p})),
		{label: 'faults', value: faults === 'any' ? 'may be declared' : 'none', is: 'faults'},
	];
}

/** What there is to go on with where one begins like this; `null` where one begins anew. */
export function leftAt(
	session: Session,
	{protocol, inputs}: Pick<Setup, 'protocol' | 'inputs'>,
): Session['left'][string] | null {
	const left = leftIn(session, protocol);
	return left?.inputs === inputs ? left : null;
}

/** The protocols with which a sandbox can be begun, the player's own first, and what was left in each. */
export function sandboxChoices(session: Session): {readonly protocol: Protocol; readonly label: string}[] {
	const protocols = [...(session.own === null ? [] : [session.own]), ...catalogue.map(({protocol}) => protocol)];
	return protocols.map(protocol => {
		const left = leftIn(session, protocol);
		const file = isCatalogued(protocol) ? '' : ' (your file)';
		return {protocol, label: `${protocol.title}${file}${left === undefined ? '' : `   ${leftText(left)}`}`};
	});
}

/** How far one had come when one left. */
export function leftText({schedule}: Pick<Session['left'][string], 'schedule'>): string {
	const parsed = parseSchedule(schedule);
	const moves = parsed.ok ? parsed.value.length : 0;
	return moves === 0 ? 'left at its beginning' : `left after ${count(moves, 'move')}`;
}

function leftIn(session: Session, protocol: Protocol): Session['left'][string] | undefined {
	return leftElsewhere(session)[sandboxId(protocol)];
}

function withSetup(session: Session, screen: Setup): Session {
	return {...session, stack: session.stack.with(-1, screen)};
}

/** One process more or less; the inputs of those that stay are kept. */
function resized(session: Session, front: Setup, by: number): Session {
	const {min, max} = front.protocol.processes;
	const n = min + ((front.inputs.length - min + by + (max - min + 1)) % (max - min + 1));
	const inputs = (front.inputs + mixedInputs(n).slice(front.inputs.length)).slice(0, n);
	return withSetup(session, {...front, inputs});
}

function flipped(session: Session, front: Setup, process: number): Session {
	const digits = [...front.inputs];
	digits[process] = digits[process] === '0' ? '1' : '0';
	const chosen = setupRows(front).findIndex(({is}) => is === process);
	return withSetup(session, {...front, inputs: digits.join(''), chosen});
}

/** The sandbox, from its beginning or where one left it; what is left of what was played before is kept. */
function begun(session: Session, {protocol, inputs, faults}: Setup): Session {
	const shown = isSandbox(session.play) && partOf(session.play).shown === 'none' ? 'none' : 'moves';
	const play = beginSandbox({protocol, inputs, faults, shown});
	const fresh: Session = {
		...session,
		...atBeginning(play),
		left: leftElsewhere(session),
		aids: 0,
		engine: {is: 'idle'},
		stack: [...session.stack, {name: 'play', chosen: 0, aim: null, opened: false}],
		barPage: 0,
	};
	if (leftAt(session, {protocol, inputs}) === null) return fresh;
	const next = withLeft(fresh);
	return movesMade(next.play) === 0
		? next
		: {...next, note: 'You have been here: your moves are kept. R, while you play, starts again.'};
}

/** A loop that was closed by what was played last, and can be gone for ever: from where, and by how much round numbers are higher now. */
function fairLoop(session: Session): {readonly k: number; readonly back: number} | null {
	const k = aimOf(session);
	if (k === null || k === session.play.schedule.length) return null;
	const owed = loopAt(historyOf(session.play), k, loopTermsOf(session.play) ?? {});
	return owed.back !== null && owesNothing(owed) ? {k, back: owed.back} : null;
}

/** What is to be told of loops: whether one has been here before, and what the loop still owes that leads back here. */
export function loopText(session: Session): string {
	const {play} = session;
	const history = historyOf(play);
	const now = history.moves.length;
	const aim = aimOf(session);
	if (aim === null) return now === 0 ? 'this is C0, where the run begins' : `C${now} is new: you have not been here`;
	const owed = loopAt(history, aim, loopTermsOf(play) ?? {});
	const debts = debtsText(owed);
	if (owed.back === null) return `to come back to C${aim}: ${debts === '' ? 'not there yet' : debts}`;
	const higher = owed.back > 0 ? `, ${owed.back} higher` : '';
	return owesNothing(owed)
		? `C${aim} again${higher}: a fair loop, what you did since can be repeated for ever`
		: `C${aim} again${higher}, but the loop is not fair: ${debts}`;
}

/** The play in which a loop is closed that a certificate could be made of: a level's that was won so, or the fair loop of a sandbox in which all is open; `null` where there is none. */
export function provingPlay(session: Session): Play | null {
	const {play} = session;
	if (!isSandbox(play)) return play;
	const loop = faultyIn(play).length > 1 || currentLook(session)?.open !== true ? null : fairLoop(session);
	return loop === null ? null : {...play, said: {close: loop.k}};
}

/** What is said when more processes are declared faulty than the paper allows. */
export function faultNote(play: Play): string {
	const faulty = faultyIn(play);
	return isSandbox(play) && faulty.length > 1
		? `${faulty.length} are faulty now. FLP85 allows one: what it proves is not about such runs.`
		: '';
}

/** Whether a screen lies below play, and is what one comes back to from it. */
export function isBelowPlay({name}: Screen): boolean {
	return ['map', 'intro', 'gallery', 'protocol', 'sandboxes', 'setup', 'challenges'].includes(name);
}

/** The screen on which a sandbox is chosen, where nothing is played over it. */
export function setupScreen(session: Session): Setup | undefined {
	return findScreen(session, 'play') === undefined ? findScreen(session, 'setup') : undefined;
}
