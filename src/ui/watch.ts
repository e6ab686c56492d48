import type {Event, Schedule} from '../flp/index.js';
import {mayDeclare, type Play} from '../game/index.js';
import type {Look} from '../worker/client.js';
import type {Settings} from '../store/settings.js';
import {chosenCase} from './ask-page.js';
import type {Effects} from './common-keys.js';
import {inquiryScreen} from './inquiry.js';
import type {KeyEntry, Layer} from './keys.js';
import {goesOn, replayed, replayInSight, replayKeys} from './replay.js';
import type {Screen} from './happening.js';
import {frontOf, keysOf, type Session, withScreen} from './session.js';

/** A proof that is played on the play screen by itself: stem, and then the loop, lap after lap. */
export interface WatchScreen {
	readonly name: 'watch';
	readonly stem: Schedule;
	readonly loop: Schedule;
	readonly faulty: readonly number[];
	readonly shift: number;
	/** steps of stem and loop that have been taken in this lap */
	readonly step: number;
	readonly lap: number;
	readonly paused: boolean;
}

/** What can happen while one watches a proof, or a replay; `take` hands the run over. */
export type WatchAction =
	| {readonly is: 'begin' | 'tick' | 'pause' | 'take'}
	| {readonly is: 'speed'; readonly by: number}
	/** of a replay: so many steps on */
	| {readonly is: 'step'; readonly by: number};

/** milliseconds for a step, at each speed */
const paces: Readonly<Record<Settings['speed'], number>> = {slow: 1200, middle: 500, fast: 150};

/** How long a step takes of what plays by itself. */
export function stepTime({settings}: Pick<Session, 'settings'>): number {
	return paces[settings.speed];
}

const speeds = Object.keys(paces) as Settings['speed'][];

/** How long a step takes now; `null` while nothing moves by itself. */
export function paceOf(session: Session): number | null {
	const front = frontOf(session);
	const moves = front.name === 'watch' ? !front.paused : front.name === 'replay' && goesOn(front);
	return moves && !session.still ? stepTime(session) : null;
}

/** The session after something that happened to what is watched. Pure. */
export function watched(session: Session, action: WatchAction): Session {
	const front = frontOf(session);
	if (action.is === 'begin') {
		const one = chosenCase(session);
		if (one?.is !== 'proved') return session;
		if (inquiryScreen(session)?.at !== session.play.schedule.length)
			return {...session, note: 'Take the last move back first (u): then it can be watched from there.'};
		const {stem, loop, faulty, shift} = one;
		const screen: Screen = {name: 'watch', stem, loop, faulty, shift, step: 0, lap: 1, paused: false};
		return {...session, stack: [...session.stack, screen], barPage: 0};
	}
	if (action.is === 'speed') return withSpeed(session, action.by);
	if (front.name === 'replay') return replayed(session, front, action);
	if (front.name !== 'watch') return session;
	switch (action.is) {
		case 'tick':
			return {...withScreen(session, next(front)), note: ''};
		case 'pause':
			return session.still ? watched(session, {is: 'tick'}) : withScreen(session, {...front, paused: !front.paused});
		case 'take':
			return {
				...session,
				play: watchedPlay(session.play, front),
				note: `You play on, from C${session.play.schedule.length + front.step}; r plays the next step of the loop.`,
			};
		default:
			return session;
	}
}

function withSpeed(session: Session, by: number): Session {
	const speed = speeds[speeds.indexOf(session.settings.speed) + by];
	return speed === undefined
		? {...session, note: by > 0 ? 'It goes no faster.' : 'It goes no slower.'}
		: {...session, settings: {...session.settings, speed}};
}

/** One step further; when the loop has come round, its first step in the next lap. */
function next(screen: WatchScreen): WatchScreen {
	const {stem, loop, step, lap} = screen;
	return step < stem.length + loop.length
		? {...screen, step: step + 1}
		: {...screen, step: stem.length + 1, lap: lap + 1};
}

/** The play where the run stands; redo goes on to the end of the lap. */
function watchedPlay(play: Play, {stem, loop, faulty, step}: WatchScreen): Play {
	const process = faulty[0]!;
	const isNew = faulty.length > 0 && mayDeclare(play, process);
	const isDeclared = step >= stem.length && isNew;
	const fault = !isDeclared && isNew ? [{faulty: process}] : [];
	const undone: readonly (Event | {readonly faulty: number})[] = [
		...stem.slice(step),
		...fault,
		...loop.slice(Math.max(0, step - stem.length)),
	];
	return {
		...play,
		schedule: [...play.schedule, ...[...stem, ...loop].slice(0, step)],
		faults: isDeclared ? [...play.faults, {process, after: play.schedule.length + stem.length}] : play.faults,
		undone: undone.toReversed(),
		said: null,
	};
}

/** Every configuration of a proof is open: that is what was proved. */
const open: Look = {
	valence: 'bivalent',
	open: true,
	toZero: null,
	toOne: null,
	silent: null,
	moves: [],
	reachable: 0,
	configurations: 0,
};

/** What is in sight while a run is watched, or a replay: the play screen, where the run stands; any other session as it is. */
export function inSight(session: Session): Session {
	const front = frontOf(session);
	if (front.name === 'replay') return replayInSight(session, front);
	if (front.name !== 'watch') return session;
	const play = watchedPlay(session.play, front);
	return {
		...session,
		play,
		stack: session.stack.with(-1, {name: 'play', chosen: 0, aim: null, opened: false}),
		sight: {look: open, standing: {is: 'open'}},
		sightOf: keysOf(play),
		note: session.note === '' ? lapText(session, front) : session.note,
	};
}

function lapText({play, still}: Session, {stem, loop, shift, step, lap, paused}: WatchScreen): string {
	const begins = `C${play.schedule.length + stem.length}`;
	const how = still ? ' Space takes the next step.' : paused ? ' Paused.' : '';
	if (step < stem.length) return `On the way to the loop, which begins in ${begins}.${how}`;
	if (step === stem.length && lap === 1) return `In ${begins}: the loop begins here.${how}`;
	const rounds = shift === 0 || lap === 1 ? '' : `, round numbers higher by ${(lap - 1) * shift} than drawn`;
	const back = step === stem.length + loop.length ? `, back in ${begins}` : '';
	return `Lap ${lap}, step ${step - stem.length} of ${loop.length}${back}${rounds}: nobody has decided.${how}`;
}

/** The keys while a run is watched, or a replay. */
export function watchKeys(session: Session, effects: Effects): Layer {
	const {happen} = effects;
	const does = (action: WatchAction) => (): void => happen({on: 'watch', does: action});
	if (frontOf(session).name === 'replay') {
		const {back, steps} = replayKeys(does, effects);
		return [pauseKey(session, does, [' ']), ...steps, ...speedKeys(session, does), back];
	}
	return [
		pauseKey(session, does, [' ', 'enter']),
		...speedKeys(session, does),
		{
			keys: ['esc', 'enter', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'u', 'r'],
			shown: 'esc',
			word: 'play on yourself, from this step',
			short: 'play on',
			bar: 'always',
			run: does({is: 'take'}),
		},
	];
}

/** Where nothing may move by itself, each step waits for one of these keys. */
function pauseKey(session: Session, does: (action: WatchAction) => () => void, keys: readonly string[]): KeyEntry {
	const {still} = session;
	const front = frontOf(session);
	const run = does({is: 'pause'});
	if (front.name === 'replay' && front.step >= front.frames.length - 1)
		return {keys, shown: 'space', word: 'once more, from its beginning', short: 'once more', bar: 'turns', run};
	return still
		? {keys, shown: 'space', word: 'the next step', bar: 'turns', run}
		: {keys: [' '], shown: 'space', word: 'pause, or go on', short: 'pause', bar: 'turns', run};
}

function speedKeys({still}: Session, does: (action: WatchAction) => () => void): KeyEntry[] {
	return still
		? []
		: [
				{keys: ['+', '='], shown: '+', word: 'faster', bar: 'turns', run: does({is: 'speed', by: 1})},
				{keys: ['-'], word: 'slower', bar: 'turns', run: does({is: 'speed', by: -1})},
			];
}
