import {type SettingName, type Settings, settingValues} from '../store/settings.js';
import {isStill, settingsNow} from './given.js';
import {frontOf, type Session} from './session.js';
import {isTooSmall} from './theme.js';

/** The screen of settings; `chosen` is the number of a row. */
export interface SettingsScreen {
	readonly name: 'settings';
	readonly chosen: number;
}

/** The setting of the chosen row, or another one, so many values further. */
export type SettingsAction = {readonly is: 'change'; readonly by: number; readonly of?: SettingName};

/** A setting as it is shown. */
interface Row {
	readonly name: SettingName;
	readonly label: string;
	/** what it is now, in words */
	readonly value: string;
	/** who has decided it for this game; empty where the player decides */
	readonly by: string;
	/** what it is about, and what else it could be */
	readonly about: string;
}

/** What each setting and each of its values is called. */
const words: {
	readonly [Name in SettingName]: {
		readonly label: string;
		readonly about: string;
		readonly values: Readonly<Record<Settings[Name], string>>;
	};
} = {
	colors: {
		label: 'Colours',
		about:
			'The sixteen colours are your terminal’s own: change them there. Nothing is told by a colour alone, so nothing is lost without them.',
		values: {palette: 'the terminal’s sixteen', none: 'none'},
	},
	contrast: {
		label: 'Contrast',
		about: 'What matters less is drawn fainter. Where your terminal draws faint text too faint, choose high.',
		values: {usual: 'usual', high: 'high: nothing is faint'},
	},
	signs: {
		label: 'Signs',
		about:
			'Unicode has the signs of the paper. Some terminals draw them two columns wide, and nothing stands where it should; ASCII is safe everywhere.',
		values: {auto: 'automatic', unicode: 'Unicode', ascii: 'ASCII'},
	},
	motion: {
		label: 'Motion',
		about: 'Without motion nothing moves by itself: a proof that you watch takes a step when you press space.',
		values: {on: 'a proof plays itself', off: 'nothing moves by itself'},
	},
	speed: {
		label: 'Speed',
		about: 'Of what plays by itself: a proof that you watch, the run at the end. + and - change it there, too.',
		values: {slow: 'slow', middle: 'middle', fast: 'fast'},
	},
	idle: {
		label: 'Steps without effect',
		about:
			'Steps that receive ∅ and change nothing can share one row of the list of moves. They are steps all the same.',
		values: {
			room: 'share a row if the list is full',
			together: 'always share a row',
			each: 'a row each',
		},
	},
	price: {
		label: 'What help costs',
		about: 'Help costs the star for playing unaided. Who knows that by now need not be told before it counts.',
		values: {said: 'is said before it counts', known: 'is not said'},
	},
	leaving: {
		label: 'Leaving the game',
		about: 'Every move is saved, whenever you leave. Ctrl-C leaves at once in any case.',
		values: {'at-once': 'at once', ask: 'asks first'},
	},
};

const names = Object.keys(settingValues) as SettingName[];

/** The rows of the screen of settings. */
export function settingRows(session: Pick<Session, 'settings' | 'given'>): Row[] {
	const now = settingsNow(session);
	const {fixed, auto} = session.given;
	return names.map(name => {
		const {label, about, values} = words[name];
		const value = (values as Readonly<Record<string, string>>)[now[name]]!;
		const which = auto.is === 'ascii' ? 'ASCII' : 'Unicode';
		const isAuto = name === 'signs' && now.signs === 'auto';
		return {
			name,
			label,
			value: isAuto ? `${value}: ${which}` : value,
			by: fixed[name]?.by ?? '',
			about: isAuto ? `${about} ${which} here: ${auto.because}.` : about,
		};
	});
}

/** Who decides a setting in this game in the player's place, and that his choice is kept. */
export function decidedText({by}: Pick<Row, 'by'>): string {
	return by === '' ? '' : `In this game ${by} decides. Without it, your choice counts again.`;
}

/** The session after something that happened to the settings. Pure. */
export function settled(session: Session, {by, of}: SettingsAction): Session {
	const front = frontOf(session);
	const name = of ?? (front.name === 'settings' ? names[front.chosen] : undefined);
	if (name === undefined) return session;
	const decided = decidedText({by: session.given.fixed[name]?.by ?? ''});
	if (decided !== '') return {...session, note: decided};
	const values: readonly string[] = settingValues[name];
	const at = (values.indexOf(session.settings[name]) + by + values.length) % values.length;
	const settings = {...session.settings, [name]: values[at]};
	return {...session, settings, still: isStill({settings, given: session.given})};
}

/** The end of the game; where the player wants to be asked first, and can see the question, that. */
export function leaving(session: Session): Session {
	const asks = session.settings.leaving === 'ask' && frontOf(session).name !== 'leave' && !isTooSmall(session);
	return asks
		? {...session, stack: [...session.stack, {name: 'leave', chosen: 0}], barPage: 0}
		: {...session, done: true};
}

/** The settings as sentences: the chosen one in full. */
export function settingSentences(session: Session, chosen: number): string[] {
	const rows = settingRows(session);
	const {label, value, about, ...row} = rows[chosen]!;
	const decided = decidedText(row);
	return [
		`Settings. Chosen, ${chosen + 1} of ${rows.length}: ${label}: ${value}.`,
		...(decided === '' ? [] : [decided]),
		about.replaceAll('∅', 'nothing'),
	];
}
