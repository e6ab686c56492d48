import {Text} from 'ink';
import type {Look} from '../../worker/client.js';
import {valences} from '../theme.js';

/** A valence with its mark, and its word if wanted. */
export function ValenceMark({of, word = true}: {readonly of: Look['valence']; readonly word?: boolean}) {
	const {mark, word: name, color} = valences[of];
	return <Text color={color}>{word ? `${mark} ${name}` : mark}</Text>;
}
