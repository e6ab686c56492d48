import type {Protocol} from '../flp/index.js';
import {goalText, wrap} from '../game/index.js';
import type {Level} from '../level/index.js';
import {findProtocol} from '../protocols/index.js';
import {columns, field} from './fields.js';

/** A level as it is printed where there is no terminal: its text and, for each part, what is asked for. `own` is its protocol, where that comes from a file. */
export function levelText(level: Level, own?: Protocol): string {
	const {parts, introduces, source} = level;
	return [
		`${level.id} ${level.title}   (world ${level.world})`,
		'',
		...parts.flatMap((part, index) => {
			const protocol = own ?? findProtocol(part.protocol)!;
			const fields = [
				...(index === 0 ? introduces.map(({term, meaning}) => ['NEW WORD', `${term}: ${meaning}`] as const) : []),
				['PROTOCOL', `${protocol.title}, n = ${part.n}. ${protocol.summary}`],
				['INPUTS', part.inputs === 'choose' ? 'yours to choose' : part.inputs],
				['FAULTS', part.faults],
				['GOAL', goalText(part, protocol)],
				[
					'PAR',
					[
						part.told ? `${part.exact ? '' : 'best known '}${part.par}` : 'told when you have won',
						...(source === '' ? [] : [source]),
					].join('   '),
				],
			] as const;
			return [
				...(index === 0 ? [] : [`${index + 1} of ${parts.length}`, '']),
				...part.text.flatMap(paragraph => [...wrap(paragraph, columns), '']),
				...fields.flatMap(([name, text]) => field(name, text)),
				'',
			];
		}),
		'To play it, start bivalent in a terminal.',
	].join('\n');
}
