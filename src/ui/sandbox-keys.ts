import {arrows, type Effects} from './common-keys.js';
import {isSandbox, partOf} from '../game/index.js';
import type {KeyEntry, Layer} from './keys.js';
import {leftAt, provingPlay, type SandboxScreen, setupRows} from './sandbox.js';
import type {Session} from './session.js';

/** The keys while a sandbox is chosen. */
export function setupKeys(session: Session, screen: Extract<SandboxScreen, {name: 'setup'}>, effects: Effects): Layer {
	const {happen} = effects;
	const {chosen, inputs} = screen;
	const goesOn = leftAt(session, screen) !== null;
	const change = (by: number): void => happen({on: 'sandbox', does: {is: 'change', by}});
	const row = setupRows(screen)[chosen]!;
	return [
		{
			keys: ['enter'],
			shown: '⏎',
			word: goesOn ? 'go on where you left it' : 'begin with these',
			short: goesOn ? 'go on' : 'begin',
			bar: 'turns',
			run: () => happen({on: 'sandbox', does: {is: 'begin'}}),
		},
		{
			keys: ['right', ' ', 'left'],
			shown: '↑↓ ←→',
			word: `change ${typeof row.is === 'number' ? 'the input' : row.is === 'faults' ? 'whether faults may be declared' : 'how many processes there are'}`,
			short: 'change it',
			bar: 'turns',
			run: key => change(key === 'left' ? -1 : 1),
		},
		{
			keys: Array.from(inputs.slice(0, 10), (_, p) => String(p)),
			shown: `0–${Math.min(inputs.length, 10) - 1}`,
			word: 'change the input of that process',
			bar: 'never',
			run: key => happen({on: 'sandbox', does: {is: 'flip', process: Number(key)}}),
		},
		...arrows(session, chosen, effects),
	];
}

/** What only a sandbox has: valences shown or hidden. */
export function showKey({play}: Session, {happen}: Effects): KeyEntry[] {
	if (!isSandbox(play)) return [];
	const isShown = partOf(play).shown !== 'none';
	return [
		{
			keys: ['v'],
			word: isShown ? 'hide the valences' : 'show the valences, here and after each move',
			short: isShown ? 'hide valences' : 'show valences',
			bar: 'turns',
			run: () => happen({on: 'sandbox', does: {is: 'show'}}),
		},
	];
}

/** A loop that proves something is kept as a file; after a win that is in the list. */
export function saveKey(session: Session, {happen, save}: Effects): KeyEntry[] {
	if (!isSandbox(session.play) || provingPlay(session) === null) return [];
	return [
		{
			keys: ['s'],
			word: 'save this run as a file that proves it (a certificate)',
			short: 'save the proof',
			bar: 'turns',
			run() {
				happen({on: 'note', note: 'The judge is looking at it.'});
				save();
			},
		},
	];
}
