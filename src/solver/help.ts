import {act, type Play} from '../game/index.js';
import type {Spaces} from './spaces.js';
import {nearestWay, type Way} from './way.js';

/** What can still be done from where the player is. */
export type Help =
	/** the goal can be reached, and this is the nearest way */
	| {readonly is: 'way'; readonly way: Way}
	/** it cannot be reached from here; after `back` undos it can, `null` if not even from the beginning */
	| {readonly is: 'none'; readonly back: number | null}
	| {readonly is: 'unknown'};

/** Looks for a way from where the player is, and where there is none, for the last place from which there was one. @throws Breach */
export function helpFor(play: Play, spaces: Spaces): Help {
	let now: Play = {...play, said: null};
	for (let back = 0; ; back++) {
		const found = nearestWay(now, spaces);
		if (found.is === 'unknown') return found;
		if (found.is === 'way') return back === 0 ? {is: 'way', way: found.way} : {is: 'none', back};
		const before = act(now, {do: 'undo'});
		if (before === now) return {is: 'none', back: null};
		now = before;
	}
}
