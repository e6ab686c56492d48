import test from 'ava';
import {colors, markOf, type Valence, wordOf} from '../../src/ui/theme.js';
import {palettes} from '../support/palettes.js';
import {contrast, distance, type Vision, visions} from '../support/vision.js';

/** Told apart at a glance (CIE 1976). */
const atGlance = 20;

/** The visions and palettes in which two colours of the theme cannot be told apart at a glance. */
function confused(one: keyof typeof colors, other: keyof typeof colors): string[] {
	return (Object.keys(visions) as Vision[]).flatMap(vision =>
		palettes.flatMap(({name, colors: of}) => {
			const [a, b] = [colors[one], colors[other]];
			if (a === null || b === null) return [];
			return distance(of[a]!, of[b]!, vision) < atGlance ? [`${vision}, ${name}`] : [];
		}),
	);
}

const valences: readonly Valence[] = ['bivalent', 'zero', 'one', 'stuck', 'unknown'];
const pairs = valences.flatMap((one, index) => valences.slice(index + 1).map(other => [one, other] as const));

test('the measures are what they are known to be', t => {
	t.is(Math.round(contrast('000000', 'ffffff')), 21);
	t.is(Math.round(distance('000000', 'ffffff', 'usual')), 100);
	t.is(Math.round(distance('ff0000', '00ff00', 'usual')), 171);
	t.true(distance('cd0000', '4e9a06', 'deuteranopia') < distance('cd0000', '4e9a06', 'usual') / 2);
	for (const vision of Object.keys(visions) as Vision[])
		t.true(distance('808080', '818181', vision) < 1, 'a grey stays a grey');
});

test('no two valences have the same sign or word, in Unicode or in ASCII: a colour never tells it alone', t => {
	for (const [one, other] of pairs) {
		t.not(wordOf(one), wordOf(other));
		for (const ascii of [true, false]) t.not(markOf(one, {ascii}), markOf(other, {ascii}));
	}
});

test('valences can be told apart by colour, too, by everybody, but for two pairs', t => {
	const close = Object.fromEntries(
		pairs.flatMap(([one, other]) => {
			const where = confused(one, other);
			return where.length === 0 ? [] : [[`${one} ${other}`, where]];
		}),
	);
	t.deepEqual(close, {
		'bivalent one': [
			'deuteranopia, VS Code, dark',
			'deuteranopia, VS Code, light',
			'deuteranopia, Solarized',
			'deuteranopia, Tango',
		],
		'zero stuck': ['deuteranopia, VS Code, light', 'deuteranopia, Solarized', 'deuteranopia, VGA'],
	});
});

test('no four of the six colours would do better', t => {
	const six = ['red', 'green', 'yellow', 'blue', 'magenta', 'cyan'];
	const worst = (some: readonly string[]): number =>
		Math.min(
			...(Object.keys(visions) as Vision[]).flatMap(vision =>
				palettes.flatMap(({colors: of}) =>
					some.flatMap((a, index) => some.slice(index + 1).map(b => distance(of[a]!, of[b]!, vision))),
				),
			),
		);
	const ours = worst([colors.bivalent, colors.zero, colors.one, colors.stuck]);
	for (const [first, second] of six.flatMap((a, index) => six.slice(index + 1).map(b => [a, b] as const)))
		t.true(
			worst(six.filter(color => color !== first && color !== second)) < ours + 0.5,
			`without ${first} and ${second}`,
		);
});

test('what is good and what is not can be told apart by everybody', t => {
	t.deepEqual(confused('good', 'bad'), []);
});

test('nothing vanishes in its background, light or dark', t => {
	for (const [name, color] of Object.entries(colors)) {
		if (color === null) continue; // the terminal's own foreground
		for (const {name: palette, backgrounds, colors: of} of palettes)
			for (const background of backgrounds)
				t.true(contrast(of[color]!, background) > 1.6, `${name} (${color}) on ${background}, ${palette}`);
	}
});
