/** A palette that many terminals have: those of its sixteen colours that we use, and the backgrounds they are seen on. */
export interface Palette {
	readonly name: string;
	readonly backgrounds: readonly string[];
	readonly colors: Readonly<Record<string, string>>;
}

function palette(name: string, backgrounds: string, all: string): Palette {
	const names = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'gray'];
	const colors = Object.fromEntries(all.split(' ').map((color, index) => [names[index]!, color]));
	return {name, backgrounds: backgrounds.split(' '), colors};
}

/** As the programs come: red, green, yellow, blue, magenta, cyan and bright black. */
export const palettes: readonly Palette[] = [
	palette('xterm', '000000 ffffff', 'cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd 7f7f7f'),
	palette('VS Code, dark', '1e1e1e', 'cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd 666666'),
	palette('VS Code, light', 'ffffff', 'cd3131 107c10 949800 0451a5 bc05bc 0598bc 666666'),
	palette('Solarized', '002b36 fdf6e3', 'dc322f 859900 b58900 268bd2 d33682 2aa198 002b36'),
	palette('Tango', '2e3436 ffffff', 'cc0000 4e9a06 c4a000 3465a4 75507b 06989a 555753'),
	palette('Campbell', '0c0c0c', 'c50f1f 13a10e c19c00 0037da 881798 3a96dd 767676'),
	palette('VGA', '000000', 'aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa 555555'),
];
