import type {IBufferCell, Terminal} from '@xterm/headless';

// A cell is as high as the glyphs of DejaVu Sans Mono at this size, so that lines drawn with box characters have no gaps.
const fontSize = 14;
const cellWidth = 8.43;
const cellHeight = 16;
const baseline = 13;
const margin = 12;
const fonts = "'DejaVu Sans Mono', ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace";
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

/** A screen, row by row, in the language of SVG. */
export type Frame = readonly string[];

/** The terminal's screen now. */
export function frameOf(terminal: Terminal): Frame {
	return Array.from({length: terminal.rows}, (_, y) => rowOf(terminal, y));
}

/** A picture of one frame, in whatever monospaced font there is. */
export function toSvg(frame: Frame, columns: number, title = 'bivalent'): string {
	return svg(
		columns,
		frame.length,
		title,
		frame.filter(row => row !== ''),
	);
}

/**
 * A picture of several frames, each shown for so many seconds, again and again; the last one where nothing moves. Rows that look the same in
 * several frames are written once.
 */
export function toMovingSvg(
	shots: readonly {readonly frame: Frame; readonly seconds: number}[],
	columns: number,
	title: string,
): string {
	const rows = [...new Set(shots.flatMap(({frame}) => frame))].filter(row => row !== '');
	const whole = shots.reduce((sum, {seconds}) => sum + seconds, 0);
	const moments = shots.map((_, k) => shots.slice(0, k).reduce((sum, {seconds}) => sum + seconds, 0));
	const percent = (k: number): string => `${(((moments[k] ?? whole) / whole) * 100).toFixed(2)}%`;
	const keyframes = shots.map((_, k) => {
		const before = k === 0 ? '' : '0%{visibility:hidden}';
		const after = k === shots.length - 1 ? '' : `${percent(k + 1)}{visibility:hidden}`;
		return `@keyframes f${k}{${before}${percent(k)}{visibility:visible}${after}}`;
	});
	const last = shots.length - 1;
	return svg(columns, shots[0]!.frame.length, title, [
		'<style>',
		`.f{visibility:hidden}#f${last}{visibility:visible}`,
		'@media (prefers-reduced-motion:no-preference){',
		`.f{animation:${whole}s step-end infinite}`,
		...shots.map((_, k) => `#f${k}{animation-name:f${k}}`),
		'}',
		...keyframes,
		'</style>',
		'<defs>',
		...rows.map((row, k) => `<g id="r${k}">${row}</g>`),
		'</defs>',
		...shots.map(({frame}, k) => {
			const used = frame.filter(row => row !== '').map(row => `<use href="#r${rows.indexOf(row)}"/>`);
			return `<g class="f" id="f${k}">${used.join('')}</g>`;
		}),
	]);
}

function svg(columns: number, rows: number, title: string, inside: readonly string[]): string {
	const width = (columns * cellWidth + 2 * margin).toFixed(0);
	const height = rows * cellHeight + 2 * margin;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"` +
			` font-family="${fonts}" font-size="${fontSize}">`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		`<g transform="translate(${margin} ${margin})" fill="${foreground}">`,
		...inside,
		'</g>',
		'</svg>\n',
	].join('\n');
}

/** What is in one row: words of one style, each stretched to its cells, so that columns and drawn lines meet in any font. */
function rowOf(terminal: Terminal, y: number): string {
	const buffer = terminal.buffer.active;
	const line = buffer.getLine(buffer.viewportY + y)!;
	const backs: string[] = [];
	const texts: string[] = [];
	const place = (from: number, to: number): readonly [string, string] => [
		(from * cellWidth).toFixed(2),
		((to - from) * cellWidth).toFixed(2),
	];
	for (let x = 0; x < terminal.cols; ) {
		const style = styleOf(line.getCell(x)!);
		const from = x;
		let text = '';
		for (; x < terminal.cols && isSame(styleOf(line.getCell(x)!), style); x++)
			text += line.getCell(x)!.getChars() || ' ';
		if (style.back !== undefined) {
			const [left, width] = place(from, x);
			backs.push(
				`<rect x="${left}" y="${y * cellHeight}" width="${width}" height="${cellHeight}" fill="${style.back}"/>`,
			);
		}
		// a sign that is not ASCII may come from another font, as wide as it likes
		for (const {0: word, index} of text.matchAll(/[!-~]+(?: [!-~]+)*|[^ -~]+/gu)) {
			const [left, width] = place(from + index, from + index + word.length);
			const at = `x="${left}" y="${y * cellHeight + baseline}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
			texts.push(
				`<text ${at}${style.fill === foreground ? '' : ` fill="${style.fill}"`}${style.attributes}>${escaped(word)}</text>`,
			);
		}
	}
	return [...backs, ...texts].join('');
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
