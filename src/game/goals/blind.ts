import {decisionsOf} from '../../flp/index.js';
import {historyOf, type Play} from '../play.js';
import type {Place} from './rule.js';

/** The configurations of a run as they are without an engine: nobody knows what can still be decided, nor where other events lead. @throws Breach */
export function blindPlaces(play: Play): Place[] {
	const {pictures} = historyOf(play);
	const texts = pictures.map(({text}) => text);
	return pictures.map(({configuration, text}) => ({
		id: texts.indexOf(text),
		configuration: () => configuration,
		decided: () => [...decisionsOf(configuration)],
		valence: () => 'unknown',
		open: () => false,
		next: () => [],
	}));
}
