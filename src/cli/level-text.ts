import {goalText, wrap} from '../game/index.js';
import type {Level} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';

/** A level as it is printed where there is no terminal. */
export function levelText(level: Level): string {
	const protocol = findProtocol(level.protocol)!;
	const fields = [
		...level.introduces.map(({term, meaning}) => ['NEW WORD', `${term}: ${meaning}`] as const),
		['PROTOCOL', `${protocol.title}. ${protocol.summary}`],
		['INPUTS', level.inputs === 'choose' ? 'yours to choose' : level.inputs],
		['FAULTS', level.faults],
		['GOAL', goalText(level.goal)],
		['PAR', `${level.par}   ${level.source}`],
	] as const;
	return [
		`${level.id} ${level.title}   (world ${level.world})`,
		'',
		...level.text.flatMap(paragraph => [...wrap(paragraph, 78), '']),
		...fields.flatMap(([name, text]) => {
			const [first = '', ...more] = wrap(text, 67);
			return [`${name.padEnd(11)}${first}`, ...more.map(line => `${' '.repeat(11)}${line}`)];
		}),
		'',
		'To play it, start bivalent in a terminal.',
	].join('\n');
}
