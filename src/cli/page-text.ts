import type {Protocol} from '../flp/index.js';
import type {Page} from '../protocols/index.js';

const columns = 76;

/** A protocol's page as text, wrapped to 76 columns. */
export function pageText({title, name, processes}: Protocol, {what, from, roles}: Page): string {
	const range = processes.min === processes.max ? `${processes.min} processes` : `${processes.min} to ${processes.max} processes`;
	return [
		`${title} (${name}), ${range}`,
		'',
		...wrap(what, ''),
		...wrap(`Source: ${from}`, ''),
		...roles.flatMap(role => [
			'',
			role.who,
			...wrap(`first step: ${role.firstStep}`, '  '),
			...role.onMessage.flatMap(({message, does}) => wrap(`on ${message}: ${does}`, '  ')),
			...wrap(`on ∅: ${role.onNothing}`, '  '),
			...wrap(`decides: ${role.decides}`, '  '),
		]),
	].join('\n');
}

/** Breaks a text between words; later lines are indented two further. */
function wrap(text: string, indent: string): string[] {
	const lines: string[] = [];
	let line = indent;
	for (const word of text.split(' ')) {
		if (line.trim() !== '' && line.length + word.length > columns) {
			lines.push(line.trimEnd());
			line = `${indent}  `;
		}
		line += `${word} `;
	}
	return [...lines, line.trimEnd()];
}
