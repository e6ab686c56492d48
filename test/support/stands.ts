import test from 'ava';
import type {Statement} from '../../src/game/index.js';
import type {Part} from '../../src/level/index.js';
import {begin, go, say, standing} from './plays.js';

/** After these events, with this said perhaps, it stands so. */
export type Case = readonly [events: string, stands: RegExp, said?: Statement];

/** A test for each run of a part: how it stands after it. */
export function stands(what: string, part: Partial<Part>, cases: readonly Case[]): void {
	for (const [events, how, said] of cases) {
		const words = said === undefined ? '' : `, saying ${JSON.stringify(said)}`;
		test(`${what}: ${events === '' ? 'before the first move' : events}${words}`, t => {
			const play = go(begin(part), events);
			t.regex(standing(said === undefined ? play : say(play, said)), how);
		});
	}
}

/** Nothing is won and nothing lost. */
export const open = /^open$/u;
