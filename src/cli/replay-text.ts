import type {Checked} from '../challenge/index.js';
import {count, flawText, type Frame, frameText, goalText, lanesText, partOf} from '../game/index.js';
import {type Level, wholePar} from '../level/index.js';
import {columns, field} from './fields.js';

/** A replay as it is printed: what was played in each part, move by move and in lanes, and what came of it. */
export function replayText(level: Level, {frames, flaw, because, moves}: Checked): string {
	const {par, exact} = wholePar(level);
	const parts = level.parts.flatMap((_, at) => {
		const own = frames.filter(({play}) => play.at === at);
		return own.length === 0 ? [] : [...partText(own, level.parts.length), ''];
	});
	const result =
		flaw === null
			? field('WON', `${because} ${count(moves, 'move')}, ${exact ? 'par' : 'best known'} ${par}.`)
			: field('NOT WON', flawText(flaw, level.parts.length));
	return [`A replay of ${level.id} ${level.title}   (world ${level.world})`, '', ...parts, ...result].join('\n');
}

function partText(frames: readonly Frame[], parts: number): string[] {
	const {play} = frames.at(-1)!;
	const {opening, inputs} = partOf(play);
	const chosen = play.inputs === null ? 'to be chosen' : `${play.inputs}${inputs === 'choose' ? ', chosen' : ''}`;
	return [
		...(parts === 1 ? [] : [`Part ${play.at + 1} of ${parts}`, '']),
		...field('PROTOCOL', `${play.protocol.title}, n = ${partOf(play).n}`),
		...field('GOAL', goalText(partOf(play), play.protocol)),
		...field('INPUTS', chosen),
		...(opening.length === 0 ? [] : field('OPENING', `${count(opening.length, 'move')}, played before the first one`)),
		...frames.filter(({did}) => did !== null && did.do !== 'choose').flatMap(frame => field('', frameText(frame))),
		...(play.inputs === null || play.schedule.length === 0
			? []
			: ['', lanesText(play.protocol, play.inputs, play.schedule, {columns})]),
	];
}
