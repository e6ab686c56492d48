import type {IBufferCell, Terminal} from '@xterm/headless';

// A cell is as high as the glyphs of DejaVu Sans Mono at this size, so that lines drawn with box characters have no gaps.
const fontSize = 14;
const cellWidth = 8.43;
const cellHeight = 16;
const baseline = 13;
const margin = 12;
const foreground = '#c5c8c6';
const background = '#1d1f21';

const sixteen = (
	'#1d1f21 #cc6666 #b5bd68 #f0c674 #81a2be #b294bb #8abeb7 #c5c8c6 ' +
	'#666666 #d54e53 #b9ca4a #e7c547 #7aa6da #c397d8 #70c0b1 #eaeaea'
).split(' ');

/** What a stretch of cells has in common. */
interface Style {
	readonly fill: string;
	readonly back: string | undefined;
	readonly attributes: string;
}

/** The terminal's screen as an SVG picture, to be rendered with DejaVu Sans Mono. */
export function toSvg(terminal: Terminal): string {
	const buffer = terminal.buffer.active;
	const backs: string[] = [];
	const texts: string[] = [];
	for (let y = 0; y < terminal.rows; y++) {
		const line = buffer.getLine(buffer.viewportY + y);
		for (let x = 0; line !== undefined && x < terminal.cols; ) {
			const style = styleOf(line.getCell(x)!);
			const from = x;
			let text = '';
			while (x < terminal.cols) {
				const cell = line.getCell(x)!;
				if (!isSame(styleOf(cell), style)) break;
				text += cell.getChars() || ' ';
				x += Math.max(1, cell.getWidth());
			}
			const left = (from * cellWidth).toFixed(2);
			const width = ((x - from) * cellWidth).toFixed(2);
			if (style.back !== undefined) {
				backs.push(
					`<rect x="${left}" y="${y * cellHeight}" width="${width}" height="${cellHeight}" fill="${style.back}"/>`,
				);
			}
			if (text.trim() !== '') {
				const place = `x="${left}" y="${y * cellHeight + baseline}" textLength="${width}"`;
				texts.push(`<text ${place} fill="${style.fill}"${style.attributes}>${escaped(text)}</text>`);
			}
		}
	}
	const size = `0 0 ${(terminal.cols * cellWidth + 2 * margin).toFixed(0)} ${terminal.rows * cellHeight + 2 * margin}`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" font-family="'DejaVu Sans Mono', monospace" font-size="${fontSize}" xml:space="preserve">`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		`<g transform="translate(${margin} ${margin})">`,
		...backs,
		...texts,
		'</g>',
		'</svg>\n',
	].join('\n');
}

function styleOf(cell: IBufferCell): Style {
	const front = cell.isFgDefault() ? undefined : colour(cell.getFgColor(), cell.isFgRGB());
	const back = cell.isBgDefault() ? undefined : colour(cell.getBgColor(), cell.isBgRGB());
	const attributes = [
		cell.isBold() ? ' font-weight="bold"' : '',
		cell.isItalic() ? ' font-style="italic"' : '',
		cell.isDim() ? ' opacity="0.6"' : '',
		cell.isUnderline() ? ' text-decoration="underline"' : '',
	].join('');
	if (cell.isInverse()) return {fill: back ?? background, back: front ?? foreground, attributes};
	return {fill: front ?? foreground, back, attributes};
}

function isSame(a: Style, b: Style): boolean {
	return a.fill === b.fill && a.back === b.back && a.attributes === b.attributes;
}

/** A colour of the terminal: a true one, one of the sixteen, of the 6×6×6 cube, or of the 24 greys. */
function colour(number: number, isTrue: boolean): string {
	if (isTrue) return hex(number >> 16, (number >> 8) & 255, number & 255);
	if (number < 16) return sixteen[number]!;
	const grey = 8 + (number - 232) * 10;
	if (number >= 232) return hex(grey, grey, grey);
	const level = (sixth: number): number => (sixth === 0 ? 0 : 55 + sixth * 40);
	const cube = number - 16;
	return hex(level(Math.floor(cube / 36)), level(Math.floor(cube / 6) % 6), level(cube % 6));
}

function hex(red: number, green: number, blue: number): string {
	return `#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
