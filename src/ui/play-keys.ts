import {asksForWord, followsLoops, isSandbox, mayDeclare, partOf} from '../game/index.js';
import {isChallenge} from './challenges.js';
import {choicesOf, moveRowsOf} from './choices.js';
import {cardKey} from './challenge-keys.js';
import {arrows, claimKey, type Effects, helpKeys, rules} from './common-keys.js';
import {aroundKey} from './around-keys.js';
import {askKey, whyKey} from './inquiry-keys.js';
import {engineWord} from './items.js';
import type {KeyEntry, Layer} from './keys.js';
import type {Screen} from './happening.js';
import {saveKey, showKey} from './sandbox-keys.js';
import {scheduleKey} from './schedule-keys.js';
import {whatIfKeys} from './tree-keys.js';
import {draftOf, type Session, whyNoFault} from './session.js';

/** The keys while the inputs are chosen. */
export function inputKeys(session: Session, {chosen}: Extract<Screen, {name: 'inputs'}>, effects: Effects): Layer {
	const {happen} = effects;
	const draft = draftOf(session);
	return [
		{
			keys: ['enter'],
			shown: '⏎',
			word: 'begin with these',
			short: 'begin',
			bar: 'turns',
			run: () => happen({on: 'settle'}),
		},
		{
			keys: [' ', 'left', 'right'],
			shown: '←→',
			word: 'change the input',
			short: 'change it',
			bar: 'turns',
			run: () => happen({on: 'flip', process: chosen}),
		},
		{
			keys: Array.from(draft, (_, p) => String(p)),
			shown: `0–${draft.length - 1}`,
			word: 'change the input of that process',
			bar: 'never',
			run: key => happen({on: 'flip', process: Number(key)}),
		},
		...arrows(session, chosen, effects),
		...helpKeys(session, effects),
		...claimKey(session, effects),
		whyKey(session, effects),
	];
}

/** The keys of the moves. */
export function playKeys(session: Session, {chosen}: Extract<Screen, {name: 'play'}>, effects: Effects): Layer {
	const {happen} = effects;
	const {play} = session;
	const rows = moveRowsOf(session);
	const count = choicesOf(session, rows).length;
	const first = Math.floor(chosen / rows) * rows;
	const shown = Math.min(rows, count - first, 9);
	const act = (what: 'undo' | 'redo' | 'restart') => (): void => happen({on: 'action', action: {do: what}});
	const pick = (index: number): void => happen({on: 'pick', index, rows});
	const page = (by: number) => (): void =>
		count <= rows
			? happen({on: 'note', note: 'All moves are on this page.'})
			: happen({
					on: 'choose',
					to: (((first / rows + by + Math.ceil(count / rows)) % Math.ceil(count / rows)) * rows) % count,
				});
	const engine = engineWord(session);
	const asksToPoint = partOf(play).goal.kind === 'point';
	const verb = asksForWord(partOf(play).goal) ? 'say' : 'play';
	const isWalk = partOf(play).goal.kind === 'power';
	const points = Math.min(count, 10);
	return [
		{
			keys: ['enter', ' '],
			shown: `↑↓ ⏎ ${asksToPoint ? `0–${points - 1}` : shown === 1 ? '1' : `1–${shown}`}`,
			word: asksToPoint ? 'choose this configuration; up and down show each' : `${verb} the chosen one`,
			short: asksToPoint ? 'see, choose' : verb,
			bar: 'turns',
			run: () => pick(chosen),
		},
		asksToPoint
			? {
					keys: Array.from({length: points}, (_, point) => String(point)),
					shown: `0–${points - 1}`,
					word: 'choose the configuration with that number',
					bar: 'never',
					run: key => pick(Number(key)),
				}
			: {
					keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
					shown: '1–9',
					word: verb === 'say' ? 'say what has that number' : 'play the move with that number',
					bar: 'never',
					run: key =>
						Number(key) <= shown
							? pick(first + Number(key) - 1)
							: happen({on: 'note', note: `There is no move ${key}; the last one here is ${shown}.`}),
				},
		...arrows(session, chosen, effects, ['home']),
		{
			keys: ['page down', 'n'],
			shown: 'n',
			word: 'next page of moves',
			short: 'next page',
			bar: count > rows ? 'turns' : 'never',
			run: page(1),
		},
		{keys: ['page up', 'N'], shown: 'N', word: 'page of moves before', bar: 'never', run: page(-1)},
		...saveKey(session, effects),
		{keys: ['u'], word: 'undo', bar: 'turns', run: act('undo')},
		{keys: ['r'], word: 'redo', bar: 'turns', run: act('redo')},
		...lookKey(session, effects),
		...showKey(session, effects),
		...(isSandbox(play) ? [] : helpKeys(session, effects)),
		askKey(session, effects),
		whyKey(session, effects),
		aroundKey(session, effects),
		...whatIfKeys(effects),
		scheduleKey(effects),
		...cardKey(session, effects),
		...claimKey(session, effects),
		...(followsLoops(partOf(play).goal) || isWalk
			? [
					{
						keys: ['left', 'right'],
						shown: '←→',
						word: isWalk ? 'walk along the run' : 'choose the configuration to come back to',
						short: isWalk ? 'walk' : 'come back to',
						bar: 'turns',
						run: (key: string) => happen({on: 'aim', by: key === 'left' ? -1 : 1}),
					} as const,
				]
			: []),
		{
			keys: ['f'],
			word: 'declare a process faulty, where one may be',
			short: 'fault',
			bar: partOf(play).faults === 'none' ? 'never' : 'turns',
			run: () =>
				mayDeclare(play)
					? happen({on: 'open', screen: {name: 'faults', chosen: 0}})
					: happen({on: 'note', note: whyNoFault(play)}),
		},
		rules(effects),
		{
			keys: ['d'],
			word: 'the chosen move, states and buffer in full',
			short: 'in full',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'detail', scroll: 0}}),
		},
		...(engine === ''
			? []
			: [
					{
						keys: ['c'],
						word: engine,
						bar: session.engine.is === 'idle' ? 'never' : 'turns',
						run: () => (session.engine.is === 'stopped' ? happen({on: 'ask'}) : effects.cancel()),
					} as const,
				]),
		{
			keys: ['R'],
			word: isSandbox(play) || isChallenge(session) ? 'start again' : 'start the level again',
			short: 'again',
			bar: 'turns',
			run: act('restart'),
		},
	];
}

/** Looking at where the moves lead, where that is not shown all the time. */
function lookKey({play, looks}: Session, {happen}: Effects): KeyEntry[] {
	const part = partOf(play);
	if (part.shown !== 'present') return [];
	const left =
		part.looks === null ? (looks === 0 ? '' : `, ${looks} so far`) : `, ${Math.max(0, part.looks - looks)} left`;
	return [
		{
			keys: ['v'],
			word: `look at where the moves lead; it costs no star${left}`,
			short: `look${left}`,
			bar: 'turns',
			run: () => happen({on: 'look'}),
		},
	];
}
