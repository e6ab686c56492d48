import {isEnd} from './ending.js';
import {chosenLevel} from './items.js';
import type {KeyEntry, Layer} from './keys.js';
import type {Happening, Screen} from './happening.js';
import type {Session} from './session.js';
import {isOpenLevel, levelsIn} from './unlocks.js';
import {worldOf} from '../level/index.js';

/** The map: left and right along a world, up and down from world to world. */
export function mapKeys(
	session: Session,
	{chosen}: Extract<Screen, {name: 'map'}>,
	{happen}: {readonly happen: (happening: Happening) => void},
): Layer {
	const {pack} = session;
	const {levels, worlds} = pack;
	const level = chosenLevel(session);
	const at = worlds.findIndex(({number}) => number === worldOf(level));
	const row = levelsIn(pack, worlds[at]!);
	const column = row.indexOf(level);
	const choose = (to: (typeof levels)[number]) => (): void => happen({on: 'choose', to: levels.indexOf(to)});
	const along = (by: number) => choose(row[(column + by + row.length) % row.length]!);
	const across = (by: number): (() => void) => {
		const next = levelsIn(pack, worlds[(at + by + worlds.length) % worlds.length]!);
		return choose(next[Math.min(column, next.length - 1)]!);
	};
	const unplayed = [...levels.slice(chosen + 1), ...levels.slice(0, chosen + 1)].find(
		one => session.won[one.id] === undefined && isOpenLevel(session, one),
	);
	const move = (keys: readonly string[], shown: string, word: string, run: () => void): KeyEntry => ({
		keys,
		shown,
		word,
		bar: 'never',
		run,
	});
	return [
		{
			keys: ['enter', ' '],
			shown: '↑↓←→ ⏎',
			word: 'play the chosen level',
			short: 'play',
			bar: 'turns',
			run: () => happen({on: 'begin', at: chosen}),
		},
		move(['left'], '←', 'the level before it', along(-1)),
		move(['right'], '→', 'the level after it', along(1)),
		move(['up', 'k'], '↑ k', 'the world above', across(-1)),
		move(['down', 'j'], '↓ j', 'the world below', across(1)),
		{
			keys: ['n'],
			word: 'choose the next level that is not won',
			short: 'next unplayed',
			bar: 'turns',
			run: () =>
				unplayed === undefined ? happen({on: 'note', note: 'Every level that is open is won.'}) : choose(unplayed)(),
		},
		{
			keys: ['t'],
			word: 'test out: win one level of this world without help, and the world counts as known',
			short: 'test out',
			bar: 'turns',
			run: () => happen({on: 'begin', at: levels.findIndex(({id}) => id === worlds[at]!.test), test: true}),
		},
		{
			keys: ['s'],
			word: 'study the proof, step by step, on a protocol of your choice',
			short: 'study',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'study', chosen: 0}}),
		},
		{
			keys: ['p'],
			word: 'the protocols: what each of them does, and what it gives up',
			short: 'protocols',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'gallery', chosen: 0}}),
		},
		{
			keys: ['S'],
			word: 'statistics: what is won, and what you did for it',
			short: 'statistics',
			bar: 'turns',
			run: () => happen({on: 'open', screen: {name: 'statistics', scroll: 0}}),
		},
		{
			keys: ['c'],
			word: 'challenges, which are drawn: today’s, a random one, one by its ID',
			short: 'challenges',
			bar: 'turns',
			run: () => happen({on: 'challenge', does: {is: 'choose'}}),
		},
		{
			keys: ['x'],
			word: 'the sandbox: play with any protocol, without a goal',
			short: 'sandbox',
			bar: 'turns',
			run: () => happen({on: 'sandbox', does: {is: 'choose'}}),
		},
		...(isEnd(session)
			? [
					{
						keys: ['e'],
						word: 'the end, once more',
						short: 'the end',
						bar: 'turns',
						run: () => happen({on: 'open', screen: {name: 'ending', chosen: 0}}),
					} as const,
				]
			: []),
		move(['U'], 'U', 'open every level', () =>
			happen(
				session.unlocked
					? {on: 'note', note: 'Every level is open already.'}
					: {on: 'open', screen: {name: 'unlock', chosen: 0}},
			),
		),
	];
}
