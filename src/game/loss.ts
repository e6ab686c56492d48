import {makeSchedule} from '../flp/index.js';
import {findPage, type Role} from '../protocols/index.js';
import {doesText, messageLabel, storageLabel} from './describe.js';
import {historyOf, type Play} from './play.js';

/** The move after which a level was lost, told for people. */
export interface Loss {
	/** "p1 received e, propose 0: DECIDES 0" */
	readonly move: string;
	readonly event: string;
	/** what in the rules made it so */
	readonly why: string;
	/** a question that leads on and never tells the move */
	readonly question: string;
}

/** The last move, and what to ask oneself about it; `null` when no move was made. @throws Breach */
export function lossOf(play: Play): Loss | null {
	const {protocol, level} = play;
	const {moves, pictures} = historyOf(play);
	const last = moves.at(-1);
	if (last === undefined || moves.length === level.opening.length) return null;
	const p = last.event.process;
	const before = pictures.at(-2)!;
	const state = before.configuration.states[p]!;
	const received =
		last.event.message === null ? '∅' : `${last.received}, ${messageLabel(protocol, last.event.message)}`;
	const does = doesText(protocol, before.configuration, p, last.step);
	const role = roleOf(findPage(protocol.name)?.roles ?? [], p);
	const storage = storageLabel(protocol, state.storage);
	const held = `p${p} was at ${state.pc}${storage === '–' ? '' : ` with ${storage}`}.`;
	const rule =
		last.step.decide === undefined || role === undefined
			? `It received ${received}, and ${does === '' ? 'nothing changed for it' : `this happened: ${does}`}.`
			: `The rules say that it decides ${role.decides}.`;
	const rivals = before.buffer.filter(({letter, message}) => message.to === p && letter !== last.received);
	const [rival] = rivals;
	return {
		move: `p${p} received ${received}${does === '' ? '' : `: ${does}`}`,
		event: makeSchedule([last.event]),
		why: `${held} ${rule}`,
		question:
			rival === undefined
				? last.event.message === null
					? `What if p${p} had been left alone for a while?`
					: `What if somebody else had moved before p${p} received ${last.received}?`
				: rivals.length === 1
					? `What would p${p} hold, had it received ${rival.letter} first?`
					: `What would p${p} hold, had it received another of its ${rivals.length + 1} messages first?`,
	};
}

function roleOf(roles: readonly Role[], p: number): Role | undefined {
	return roles.find(({who}) => new RegExp(`\\bp${p}\\b`, 'u').test(who)) ?? roles.find(({who}) => !/\bp\d/u.test(who));
}
