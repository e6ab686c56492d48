/** Breaks a text between words into lines of at most `width` characters; later lines begin with `indent`. A longer word has a line to itself. */
export function wrap(text: string, width: number, indent = ''): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ')) {
		const longer = line === '' ? word : `${line} ${word}`;
		if (longer.length <= width || line.trim() === '') line = longer;
		else {
			lines.push(line);
			line = indent + word;
		}
	}
	return [...lines, line];
}

/** A piece of somebody's text for a sentence of ours: at most so many characters of it, on one line, and none that a terminal takes for a command or that turns the writing round. */
export function excerpt(text: string, most: number): string {
	const safe = text.slice(0, most).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '·');
	return text.length > most ? `${safe}…` : safe;
}

/** A path as a shell takes it. */
export function quoted(path: string): string {
	return /^[\w/.,:@%+=-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** "a", "a and b", "a, b and c". */
export function listed(all: readonly string[]): string {
	return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** "1 step", "3 steps", "2 processes". */
export function count(number: number, thing: string): string {
	// what knows how numbers are written takes 8 ms to load, and the first frame has small ones
	const figure = number < 1000 ? String(number) : number.toLocaleString('en');
	return `${figure} ${thing}${number === 1 ? '' : thing.endsWith('s') ? 'es' : 's'}`;
}
