import {renderToString} from 'ink';
import type {Inputs, Protocol, Schedule} from '../flp/index.js';
import {beginSandbox} from '../game/index.js';
import {campaign} from '../level/index.js';
import {themeOf} from './given.js';
import {Screens} from './screens.js';
import {atBeginning, beginSession, frontOf, type Session} from './session.js';
import {watched} from './watch.js';

/** A proof to be filmed. */
export interface Filmed {
	readonly protocol: Protocol;
	readonly inputs: Inputs;
	readonly stem: Schedule;
	readonly loop: Schedule;
	readonly faulty: readonly number[];
	readonly shift: number;
}

/** How large the screen is, and how often the loop is gone round. */
export interface HowToFilm {
	readonly columns: number;
	readonly rows: number;
	readonly laps: number;
}

/** The screens of a proof that plays itself, as the game shows them: the beginning, and each step of the stem and of so many laps. @throws Breach */
export function* filmed({protocol, inputs, ...proof}: Filmed, {columns, rows, laps}: HowToFilm): Generator<string[]> {
	const play = beginSandbox({protocol, inputs, faults: 'any', shown: 'moves'});
	let session: Session = {
		...beginSession({pack: campaign(), columns, rows}, 0),
		...atBeginning(play),
		stack: [
			{name: 'play', chosen: 0, aim: null, opened: false},
			{name: 'watch', ...proof, step: 0, lap: 1, paused: false},
		],
	};
	for (let left = proof.stem.length + laps * proof.loop.length; ; left--) {
		yield drawn(session);
		if (left === 0 || frontOf(session).name !== 'watch') return;
		session = watched(session, {is: 'tick'});
	}
}

function drawn(session: Session): string[] {
	return renderToString(<Screens session={session} theme={themeOf(session)} />, {columns: session.columns}).split('\n');
}
