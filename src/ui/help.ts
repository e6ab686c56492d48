import {
	act,
	attackNames,
	chanceText,
	computedRungs,
	hintText,
	partOf,
	type Play,
	playLine,
	powerNames,
} from '../game/index.js';
import type {Help} from '../worker/client.js';
import {frontOf, keysOf, type Session, type Wish} from './session.js';
import {wonOf} from './unlocks.js';

export const hintCosts = 'A hint costs the star for playing unaided. Press h again, and you have it.';

/** Whether the player knows what this help costs, because he was told with the key before, in these words, or has no star to lose by it. */
export function isWarned(session: Session, words: string): boolean {
	const {warned, aids, settings} = session;
	return (
		settings.price === 'known' ||
		warned === words ||
		aids > 0 ||
		wonOf(session)?.unaided === true ||
		frontOf(session).name === 'aid'
	);
}

/** The next hint: the part's own ones first, then one that is computed from where the player is, which the engine has to be asked for. */
export function hinted(session: Session): Session {
	const {hinted: so, play} = session;
	const own = partOf(play).hints;
	if (so.own >= own.length) return wished(session, 'hint');
	return {
		...session,
		aids: session.aids + 1,
		hinted: {...so, own: so.own + 1},
		hint: own[so.own]!,
	};
}

/** Asks the engine what can still be done from here; it costs the star for playing unaided. */
export function wished(session: Session, wish: Wish): Session {
	return {
		...session,
		aids: session.aids + 1,
		wish: {for: wish, key: keysOf(session.play).place},
		note: 'The engine is looking.',
	};
}

/** The engine has answered; where the player has moved on, nobody asks any more. A second hint for the same configuration is the next rung. */
export function helped(
	session: Session,
	{key, wish, help}: {readonly key: string; readonly wish: Wish; readonly help: Help},
): Session {
	if (session.wish?.key !== key || session.wish.for !== wish) return session;
	const answered = {...session, wish: null, note: ''};
	if (keysOf(session.play).place !== key) return answered;
	if (wish === 'chance') return {...answered, note: chanceText(help)};
	const {hinted: so} = session;
	if (so.at === key && so.rung === computedRungs.length - 1 && session.hint !== '')
		return {...answered, note: 'There is no more to tell from here.'};
	const rung = so.at === key ? Math.min(so.rung + 1, computedRungs.length - 1) : 0;
	return {
		...answered,
		hinted: {...so, at: key, rung},
		hint: hintText(session.play, help, computedRungs[rung]!),
	};
}

/** Where the moves lead is shown for this configuration, if a look is left. */
export function looked(session: Session): Session {
	const {play, looks} = session;
	const most = partOf(play).looks;
	const key = keysOf(play).place;
	if (session.lookedFor === key) return {...session, note: 'You are looking already: each move says where it leads.'};
	if (most !== null && looks >= most)
		return {
			...session,
			note: most === 0 ? 'No look is allowed in this level.' : `No look is left: this level allows ${most}.`,
		};
	return {...session, looks: looks + 1, lookedFor: key};
}

/** The part from its beginning, with our solution as what redo would play. */
export function solved(session: Session): Session {
	const begun = act(session.play, {do: 'restart'});
	const {solution} = partOf(begun);
	const {play} = playLine(begun, solution);
	const next = {...session, aids: session.aids + 1, hint: ''};
	if (play.schedule.length === begun.schedule.length && play.faults.length === 0)
		return {...next, note: `The solution: ${saidText(play)}`};
	return {
		...next,
		play: act(play, {do: 'rewind'}),
		note: `r plays the next step of a solution.${play.said === null ? '' : ` At its end: ${saidText(play)}`}`,
	};
}

function saidText({said, inputs}: Play): string {
	if (said === null) return `choose the inputs ${inputs}.`;
	if ('close' in said) return `close the loop, back to C${said.close}.`;
	if ('name' in said) return `name p${said.name}.`;
	if ('point' in said) return `choose C${said.point}.`;
	if ('power' in said) return `name this: ${powerNames[said.power]}.`;
	if ('attack' in said) return `attack this: ${attackNames[said.attack]}.`;
	return said.claim === 'refuted' ? 'claim that it cannot be done (C).' : 'claim that it can be done (C).';
}
