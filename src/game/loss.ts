import {makeSchedule} from '../flp/index.js';
import {findPage, type Role} from '../protocols/index.js';
import {doesText, moveText} from './describe.js';
import {placeLabel, storageLabel} from './labels.js';
import {isLoop, workedOn} from './goals/index.js';
import {historyOf, mayDeclare, partOf, type Play} from './play.js';

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
	const {protocol} = play;
	const {moves, pictures} = historyOf(play);
	const last = moves.at(-1);
	if (last === undefined || moves.length === partOf(play).opening.length) return null;
	const p = last.event.process;
	const before = pictures.at(-2)!;
	const state = before.configuration.states[p]!;
	const moved = moveText(play, last);
	const does = doesText(protocol, before.configuration, p, last.step);
	const role = roleOf(findPage(protocol.name)?.roles ?? [], p, partOf(play).n);
	const storage = storageLabel(protocol, state.storage);
	const held = `p${p} was at ${placeLabel(state.pc)}${storage === '–' || storage === '' ? '' : ` with ${storage}`}.`;
	const decides = last.step.decide === undefined ? undefined : role?.decides;
	const rivals = before.buffer.filter(({letter, message}) => message.to === p && letter !== last.received);
	const [rival] = rivals;
	return {
		move: `${moved}${does === '' ? '' : `: ${does}`}`,
		event: makeSchedule([last.event]),
		why: decides === undefined ? held : `${held} The rules say that it decides ${decides}.`,
		question: isLoop(workedOn(partOf(play).goal))
			? loopQuestion(play)
			: rival === undefined
				? last.event.message === null
					? `What if p${p} had been left alone for a while?`
					: `What if somebody else had moved before p${p} received ${last.received}?`
				: rivals.length === 1
					? `What would p${p} hold, had it received ${rival.letter} first?`
					: `What would p${p} hold, had it received another of its ${rivals.length + 1} messages first?`,
	};
}

/** What to ask where nobody was to decide: no other message of the same process would have helped. */
function loopQuestion(play: Play): string {
	return mayDeclare(play)
		? 'Whose silence (f) would keep this from ever happening?'
		: 'Which steps, again and again, would leave everything open?';
}

/** The role of a process, where the page tells that of each apart. */
function roleOf(roles: readonly Role[], p: number, n: number): Role | undefined {
	const named = roles.find(({who, is}) => is?.(p, n) === true || new RegExp(`\\bp${p}\\b`, 'u').test(who));
	if (named !== undefined) return named;
	const others = roles.filter(({who, is}) => is === undefined && !/\bp\d/u.test(who));
	return others.length === 1 ? others[0] : undefined;
}
