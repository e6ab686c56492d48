import type {Protocol} from '../flp/index.js';
import {wrap} from '../game/index.js';
import type {Page} from '../protocols/index.js';

const columns = 76;

/** A protocol's page as text, wrapped to 76 columns. */
export function pageText({title, name, processes}: Protocol, {what, from, roles, leftOut = []}: Page): string {
	const range =
		processes.min === processes.max ? `${processes.min} processes` : `${processes.min} to ${processes.max} processes`;
	return [
		`${title} (${name}), ${range}`,
		'',
		...wrap(what, columns),
		...wrap(`Source: ${from}`, columns, '  '),
		...roles.flatMap(role => [
			'',
			role.who,
			...lines('first step', role.firstStep),
			...role.onMessage.flatMap(({message, does}) => lines(`on ${message}`, does)),
			...lines('on ∅', role.onNothing),
			...lines('decides', role.decides),
		]),
		...(leftOut.length === 0 ? [] : ['', 'Left out', ...leftOut.flatMap(text => wrap(`  ${text}`, columns, '    '))]),
	].join('\n');
}

function lines(name: string, text: string): string[] {
	return wrap(`  ${name}: ${text}`, columns, '    ');
}
