import {oneLine} from '../game/index.js';

/** A text in which nothing is taken for Markdown or HTML, in one line. */
export function plain(text: string): string {
	return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~&!]/gu, sign => `\\${sign}`);
}

/** A text as code in one line, between as many backticks as it needs. */
export function code(text: string): string {
	const runs = text.match(/`+/gu) ?? [];
	const fence = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1);
	const pad = /^`|`$|^ .* $/u.test(text) ? ' ' : '';
	return `${fence}${pad}${oneLine(text)}${pad}${fence}`;
}

/** Lines of code, between a fence that is longer than any in them. */
export function block(text: string, language = ''): string {
	const runs = text.match(/`{3,}/gu) ?? [];
	const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
	return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A table; a bar inside a cell, in code too, does not end it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.map(barred).join(' | ')} |`;
	return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(row => line(row))].join('\n');
}

function barred(cell: string): string {
	return cell.replaceAll(/(\\*)\|/gu, (bar: string, slashes: string) =>
		slashes.length % 2 === 1 ? bar : `${slashes}\\|`,
	);
}
