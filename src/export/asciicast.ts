/** Screens that follow each other, each shown for so many seconds; a screen is lines, escape sequences for colours and all. */
export interface Film {
	readonly title: string;
	readonly columns: number;
	readonly rows: number;
	readonly frames: readonly {readonly lines: readonly string[]; readonly seconds: number}[];
}

const home = '\u001B[H';
const clearLine = '\u001B[K';
const clearBelow = '\u001B[J';
const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';

/** A recording in asciinema's format, version 2: a line for the head, and then one for each screen, drawn over the one before. */
export function* asciicast({title, columns, rows, frames}: Film): Generator<string> {
	const head = {version: 2, width: columns, height: rows, title, env: {TERM: 'xterm-256color'}};
	yield `${JSON.stringify(head)}\n`;
	let time = 0;
	for (const [index, {lines, seconds}] of frames.entries()) {
		const drawn = `${index === 0 ? hideCursor : ''}${home}${lines.map(line => line + clearLine).join('\r\n')}${clearBelow}`;
		yield said(time, drawn);
		time += seconds;
	}
	yield said(time, `${showCursor}\r\n`);
}

function said(time: number, text: string): string {
	return `${JSON.stringify([Math.round(time * 1000) / 1000, 'o', text])}\n`;
}
