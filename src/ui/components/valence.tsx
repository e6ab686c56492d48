import {Text, useAnimation} from 'ink';
import type {ReactNode} from 'react';
import type {Look} from '../../worker/client.js';
import {useShell} from '../shell.js';
import {colors, markOf, wordOf} from '../theme.js';

/** Text in a colour of the palette, where there are colours. */
export function Tint({
	color,
	bold = false,
	children,
}: {
	readonly color: string | null;
	readonly bold?: boolean;
	readonly children: ReactNode;
}) {
	const {theme} = useShell();
	return (
		<Text bold={bold} {...(theme.color && color !== null ? {color} : {})}>
			{children}
		</Text>
	);
}

/** A valence with its mark, and its word if wanted. */
export function ValenceMark({of, word = true}: {readonly of: Look['valence']; readonly word?: boolean}) {
	const {theme} = useShell();
	return <Tint color={colors[of]}>{word ? `${markOf(of, theme)} ${wordOf(of)}` : markOf(of, theme)}</Tint>;
}

const marks: Readonly<Record<string, Look['valence']>> = {
	'◐': 'bivalent',
	'○': 'zero',
	'●': 'one',
	'✕': 'stuck',
};

/** A line in which the signs of valences have their colours. */
export function Marked({text}: {readonly text: string}) {
	return (
		<Text wrap="truncate">
			{text.split(/([◐○●✕])/u).map((piece, index) => {
				const valence = marks[piece];
				return valence === undefined ? (
					piece
				) : (
					// biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place
					<Tint key={index} color={colors[valence]}>
						{piece}
					</Tint>
				);
			})}
		</Text>
	);
}

const frames = ['◐', '◓', '◑', '◒'];
const asciiFrames = ['|', '/', '-', '\\'];

/** The engine at work: how many configurations it has found. */
export function Busy({found}: {readonly found: number}) {
	const {theme} = useShell();
	const {frame} = useAnimation({interval: 200, isActive: theme.motion});
	const all = theme.ascii ? asciiFrames : frames;
	const sign = theme.motion ? `${all[frame % all.length]!} ` : '';
	return <Text dimColor>{`${sign}${found.toLocaleString('en')} configurations (c stops)`}</Text>;
}
